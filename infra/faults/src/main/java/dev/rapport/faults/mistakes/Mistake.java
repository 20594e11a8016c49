package dev.rapport.faults.mistakes;

import dev.rapport.faults.mistakes.Mutation.Change;
import java.util.List;

/** Mistakes that others have made in programs like these. */
public enum Mistake {
  /** Acknowledged on receipt, before anything is committed. */
  ACK_BEFORE_COMMIT,
  /** Marked as published once sent, whatever the broker says. */
  MARK_BEFORE_CONFIRM,
  /** Acknowledged but returned as unroutable counts as published. */
  IGNORED_RETURNS,
  /** Nothing says that an event has counted already. */
  NO_LEDGER,
  /** The ledger is committed before the score. */
  LEDGER_IN_OWN_TRANSACTION,
  /** Nothing looks for events that got stuck. */
  SWEEP_OFF,
  /** None: what is caught must not be the fault's doing. */
  NONE;

  private static final String PUBLISHER = "dev/rapport/shared/amqp/ConfirmingPublisher";
  private static final String AMQP = "dev/rapport/worker/infrastructure/amqp/";
  private static final String POSTGRES = "dev/rapport/worker/infrastructure/postgres/";

  /** How it is built in; nothing for what a setting does. */
  public List<Mutation> mutations() {
    return switch (this) {
      case ACK_BEFORE_COMMIT ->
          List.of(
              new Mutation(AMQP + "WorkQueueContainer", new Change.OtherConstant("MANUAL", "NONE")),
              new Mutation(AMQP + "ChannelAcknowledgements", new Change.DoNothing("acknowledge")));
      case MARK_BEFORE_CONFIRM ->
          List.of(
              new Mutation(PUBLISHER, new Change.AnswerNull("awaitConfirms")),
              new Mutation(
                  PUBLISHER,
                  new Change.AnswerConstant(
                      "fate", "dev/rapport/shared/amqp/PublishReport$Fate", "CONFIRMED")));
      case IGNORED_RETURNS ->
          List.of(new Mutation(PUBLISHER, new Change.ForgetAnswer("getReturned")));
      case NO_LEDGER ->
          List.of(
              new Mutation(
                  POSTGRES + "PostgresClaims",
                  new Change.OtherText(
                      "status = 'PENDING' and lease_owner is null",
                      "status in ('PENDING', 'PROCESSED') and lease_owner is null")),
              new Mutation(
                  POSTGRES + "PostgresScores",
                  new Change.OtherText(
                      "e.status, l.event_id is not null as", "'PROCESSING' as status, false as")),
              new Mutation(
                  POSTGRES + "PostgresScores",
                  new Change.OtherText(":replays)", ":replays) on conflict do nothing")));
      case LEDGER_IN_OWN_TRANSACTION ->
          List.of(new Mutation(POSTGRES + "PostgresScores", new Change.NoTransaction()));
      case SWEEP_OFF, NONE -> List.of();
    };
  }
}
