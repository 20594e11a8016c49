/**
 * A second look at conversations whose peers failed the first time. Depends on application and
 * shared-model only; knows no framework.
 */
@NullMarked
package dev.rapport.worker.application.reanalysis;

import org.jspecify.annotations.NullMarked;
