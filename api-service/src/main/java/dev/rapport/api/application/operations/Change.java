package dev.rapport.api.application.operations;

/**
 * Something to be done by hand: by whom and why. A dry run does all of it and takes it back, so
 * that its answer is exactly what would happen.
 *
 * @param reason up to 2 000 characters
 */
public record Change(Operator by, String reason, boolean dryRun) {

  /** The audit's record of it. */
  public OperatorAction as(String action, String target, String details) {
    return new OperatorAction(by, action, target, reason, details);
  }
}
