package dev.rapport.api.application.operations;

/**
 * A change by hand, as the audit keeps it: in the same transaction as the change, so that neither
 * is there without the other.
 *
 * @param action what was done, as {@code subject.verb}
 * @param target what it was done to, such as a replay's id or a filter
 * @param reason why, in the operator's words; up to 2 000 characters
 * @param details as a JSON object
 */
public record OperatorAction(
    Operator by, String action, String target, String reason, String details) {}
