/**
 * Whether every accepted event is accounted for and every score is the sum of its ledger. May
 * depend on shared-model and on operations beside it; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.verify;

import org.jspecify.annotations.NullMarked;
