/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.report;

import org.jspecify.annotations.NullMarked;
