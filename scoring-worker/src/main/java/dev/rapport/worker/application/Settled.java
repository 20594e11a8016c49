package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome and all the deliveries that it settles: the one that was worked on and those of the
 * same event that came meanwhile.
 *
 * @param eventId absent for a message that nobody could read
 */
public record Settled(@Nullable EventId eventId, Outcome outcome, List<Delivery> deliveries) {

  public Settled {
    deliveries = List.copyOf(deliveries);
  }
}
