package dev.rapport.shared.amqp;

import org.jspecify.annotations.Nullable;

/**
 * What the broker did with a message that no queue takes.
 *
 * @param confirmed whether it said that it has dealt with it
 * @param returned whether it said that no queue took it
 * @param brokerVersion null if it was not reached
 * @param trouble why it is not confirmed; null if it is
 */
public record ProbeReport(
    boolean confirmed,
    boolean returned,
    @Nullable String brokerVersion,
    @Nullable String trouble) {}
