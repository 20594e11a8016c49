package dev.rapport.faults.lab;

/**
 * Triggers in the suite's own database that make an event bad by the beginning of its
 * conversation's id, so that bad events take the same road as good ones.
 */
public final class PlantedFaults {

  /** Its stored log is no log: a permanent failure. */
  public static final String POISON = "poison-";

  /** Its first attempt meets a serialization failure. */
  public static final String TRANSIENT = "transient-";

  private static final String SPOIL_THE_LOG =
      """
      create or replace function spoil_the_log() returns trigger language plpgsql as $$
      begin
        if new.conversation_id like 'poison-%' then
          new.raw_conversation_log := '{"this": "is no log"}';
        end if;
        return new;
      end $$
      """;

  private static final String FAIL_ONCE =
      """
      create or replace function fail_once() returns trigger language plpgsql as $$
      begin
        if exists (select from conversation_events where id = new.event_id
                   and conversation_id like 'transient-%' and attempt_count < 2) then
          raise exception 'planted' using errcode = '40001';
        end if;
        return new;
      end $$
      """;

  private PlantedFaults() {}

  /** Plants them, once for each database. */
  public static void plant(Database database) {
    database.execute(
        SPOIL_THE_LOG,
        FAIL_ONCE,
        "create or replace trigger spoil_the_log before insert on conversation_events"
            + " for each row execute function spoil_the_log()",
        "create or replace trigger fail_once before insert on score_ledger"
            + " for each row execute function fail_once()");
  }
}
