package dev.rapport.faults.check;

/**
 * What became of everything that was posted, in Jepsen's words.
 *
 * @param attempted contents posted
 * @param acknowledged answered 202
 * @param ok acknowledged, and exactly what had to come of it came of it
 * @param lost acknowledged, and it is not there or had no effect
 * @param duplicated users whose score holds more than their events are worth, or events with
 *     several effects
 * @param recovered never acknowledged, and there all the same
 * @param unexpected events that nobody posted
 * @param open neither scored, skipped nor dead
 * @param wrong acknowledged, and something else came of it
 * @param poison acknowledged events that could not be scored
 * @param isolated of those, failed and in the dead-letter queue without effect
 * @param goodDead good events that failed or lie in the dead-letter queue
 */
public record Counters(
    int attempted,
    int acknowledged,
    int ok,
    int lost,
    int duplicated,
    int recovered,
    int unexpected,
    int open,
    int wrong,
    int poison,
    int isolated,
    int goodDead) {}
