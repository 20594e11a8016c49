/** TCP proxies that fail on purpose, before each dependency of each service. Depends on nothing. */
@NullMarked
package dev.rapport.faults.proxy;

import org.jspecify.annotations.NullMarked;
