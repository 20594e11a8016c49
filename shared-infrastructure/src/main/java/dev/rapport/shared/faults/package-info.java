/** Where a service can be told to die, for the tests of its crash windows. Depends on nothing. */
@NullMarked
package dev.rapport.shared.faults;

import org.jspecify.annotations.NullMarked;
