@NullMarked
package dev.rapport.api.infrastructure.alerts;

import org.jspecify.annotations.NullMarked;
