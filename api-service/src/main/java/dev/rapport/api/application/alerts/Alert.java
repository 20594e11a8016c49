package dev.rapport.api.application.alerts;

import java.time.Instant;

/**
 * One alert, as its rule and Prometheus tell it.
 *
 * @param id equal for the same alert of the same thing
 * @param meaning what it means for people; may be empty
 * @param command what to type next; may be empty
 * @param runbook where to read on; may be empty
 * @param place instance and queue or whatever it is about; may be empty
 */
public record Alert(
    String id,
    String name,
    Severity severity,
    boolean firing,
    String summary,
    String meaning,
    String command,
    String runbook,
    String place,
    Instant since) {}
