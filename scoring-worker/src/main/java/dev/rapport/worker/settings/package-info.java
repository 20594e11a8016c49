/** What can be set of the worker, checked. May depend on shared-infrastructure's settings. */
@NullMarked
package dev.rapport.worker.settings;

import org.jspecify.annotations.NullMarked;
