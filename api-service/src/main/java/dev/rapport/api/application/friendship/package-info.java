/** Where each child's friendship stands. May depend on shared-model only; knows no framework. */
@NullMarked
package dev.rapport.api.application.friendship;

import org.jspecify.annotations.NullMarked;
