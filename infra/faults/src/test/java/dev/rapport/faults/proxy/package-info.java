/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.proxy;

import org.jspecify.annotations.NullMarked;
