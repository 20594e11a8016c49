/** Tests of the pipeline, and the promises that every implementation of its ports must keep. */
@NullMarked
package dev.rapport.worker.application;

import org.jspecify.annotations.NullMarked;
