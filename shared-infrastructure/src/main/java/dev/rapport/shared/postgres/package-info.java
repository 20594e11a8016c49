/**
 * How both services reach PostgreSQL: bounded pools, what its errors mean, the check of the schema,
 * the catalogue. May depend on shared-model and settings.
 */
@NullMarked
package dev.rapport.shared.postgres;

import org.jspecify.annotations.NullMarked;
