@NullMarked
package dev.rapport.api.application.operations.doctor;

import org.jspecify.annotations.NullMarked;
