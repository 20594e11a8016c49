/**
 * Other people's HTTP services, asked within bounds: to the last byte, within a size, at one place,
 * with retries and a breaker. Depends on failures and settings.
 */
@NullMarked
package dev.rapport.shared.http;

import org.jspecify.annotations.NullMarked;
