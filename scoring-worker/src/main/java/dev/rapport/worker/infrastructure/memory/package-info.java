/** The services that remember what children told. May depend on application and on shared HTTP. */
@NullMarked
package dev.rapport.worker.infrastructure.memory;

import org.jspecify.annotations.NullMarked;
