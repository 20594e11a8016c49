@NullMarked
package dev.rapport.api.application.alerts;

import org.jspecify.annotations.NullMarked;
