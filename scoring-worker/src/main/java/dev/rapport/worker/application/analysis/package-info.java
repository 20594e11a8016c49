/**
 * What a conversation held, asked of peers in parallel and within a budget. Depends on application
 * and shared-model only; knows no framework.
 */
@NullMarked
package dev.rapport.worker.application.analysis;

import org.jspecify.annotations.NullMarked;
