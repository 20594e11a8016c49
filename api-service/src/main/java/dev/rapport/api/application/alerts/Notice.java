package dev.rapport.api.application.alerts;

import java.util.Comparator;
import java.util.List;

/**
 * Alerts that are told together.
 *
 * @param group what they have in common; equal for all notices about it
 * @param omitted alerts of the group that the sender left out
 */
public record Notice(String group, List<Alert> alerts, int omitted) {

  public Notice {
    alerts = List.copyOf(alerts);
  }

  /** Whether anything is wrong still. */
  public boolean isFiring() {
    return alerts.stream().anyMatch(Alert::firing);
  }

  /** The most urgent there is, of what fires if anything does. */
  public Severity severity() {
    return alerts.stream()
        .filter(alert -> alert.firing() == isFiring())
        .map(Alert::severity)
        .min(Comparator.naturalOrder())
        .orElse(Severity.P2);
  }
}
