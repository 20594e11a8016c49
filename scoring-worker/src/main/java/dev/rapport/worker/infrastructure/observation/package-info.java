/** What people see of the worker: metrics, log lines, health. May depend on application. */
@NullMarked
package dev.rapport.worker.infrastructure.observation;

import org.jspecify.annotations.NullMarked;
