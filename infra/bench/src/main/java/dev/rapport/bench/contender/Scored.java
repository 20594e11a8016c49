package dev.rapport.bench.contender;

/**
 * A conversation whose score is committed.
 *
 * @param sequence its number in its run
 * @param createdMicros when the transaction that stored it began, since the epoch
 * @param scoredMicros when the transaction that scored it was committed, since the epoch
 */
public record Scored(int sequence, long createdMicros, long scoredMicros) {}
