/** Google Chat. May depend on application and shared-infrastructure's HTTP. */
@NullMarked
package dev.rapport.api.infrastructure.alerts;

import org.jspecify.annotations.NullMarked;
