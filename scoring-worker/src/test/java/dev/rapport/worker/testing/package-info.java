/** What the worker's tests share: events to score, workers to run, fakes of the ports. */
@NullMarked
package dev.rapport.worker.testing;

import org.jspecify.annotations.NullMarked;
