/**
 * The ports of the application on PostgreSQL. May depend on the application, shared-model and
 * shared-infrastructure; on no other adapter.
 */
@NullMarked
package dev.rapport.api.infrastructure.postgres;

import org.jspecify.annotations.NullMarked;
