/** Tests of the worker's rows against a real PostgreSQL. */
@NullMarked
package dev.rapport.worker.infrastructure.postgres;

import org.jspecify.annotations.NullMarked;
