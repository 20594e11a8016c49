/**
 * The language model behind an OpenAI-compatible interface. May depend on application and on shared
 * HTTP.
 */
@NullMarked
package dev.rapport.worker.infrastructure.model;

import org.jspecify.annotations.NullMarked;
