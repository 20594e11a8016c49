/**
 * Compares what is there with what is declared. May depend on shared-model and on the application
 * beside it; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.doctor;

import org.jspecify.annotations.NullMarked;
