/**
 * The worker's rows: claims, scores, failures, and the lock that shows that it lives. May depend on
 * application and shared-infrastructure's PostgreSQL.
 */
@NullMarked
package dev.rapport.worker.infrastructure.postgres;

import org.jspecify.annotations.NullMarked;
