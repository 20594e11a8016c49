/**
 * Dead letters: found, told of, archived, and kept equal to their copies in the dead-letter queue.
 * May depend on application.operations and shared-model; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.deadletters;

import org.jspecify.annotations.NullMarked;
