/** Tests of the generator, against a server of the test's own. */
@NullMarked
package dev.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
