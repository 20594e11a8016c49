/** Tests. */
@NullMarked
package dev.rapport.worker.application.analysis;

import org.jspecify.annotations.NullMarked;
