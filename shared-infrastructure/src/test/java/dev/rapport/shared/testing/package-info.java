/**
 * What integration tests of every module share: a database, a virtual host and a cache of their own
 * on the servers that infra/test started.
 */
@NullMarked
package dev.rapport.shared.testing;

import org.jspecify.annotations.NullMarked;
