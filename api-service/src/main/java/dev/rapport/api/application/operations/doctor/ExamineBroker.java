package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.operations.doctor.LiveTopology.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The broker's objects, what its policies do to them, and its clock. */
final class ExamineBroker implements Examination {

  /** What one looks at in a management UI counts as a delivery; fewer are used up in a day. */
  private static final long ENOUGH_LOOKS = 1_000_000;

  private static final String BY_NAME_ONLY =
      "set rapport.operations.management-url to have arguments, bindings and policies compared";

  private final LiveTopology topology;
  private final InstantSource clock;

  ExamineBroker(LiveTopology topology, InstantSource clock) {
    this.topology = topology;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public List<Check> examine() {
    Comparison live = topology.compare();
    Instant now = clock.instant();
    List<Check> checks = new ArrayList<>();
    checks.add(objects(live));
    if (live.whole()) {
      checks.add(policies(live));
      checks.add(deadLetterLimit(live));
    } else {
      checks.add(Check.warn("policies", "not seen by " + live.how(), "none", BY_NAME_ONLY));
    }
    live.brokerTime()
        .ifPresent(theirs -> checks.add(Clocks.compare("RabbitMQ", Duration.between(now, theirs))));
    return checks;
  }

  private static Check objects(Comparison live) {
    String expected = "every declared exchange, queue and binding";
    if (!live.missing().isEmpty()) {
      return Check.fail(
          "topology",
          "missing: " + String.join(", ", live.missing()),
          expected,
          "run `java -jar api-service.jar migrate`; events that were lost come back by the sweep");
    }
    return live.different().isEmpty()
        ? Check.ok("topology", "all there, by " + live.how(), expected)
        : Check.fail(
            "topology",
            "different: " + String.join("; ", live.different()),
            expected,
            "a queue's properties cannot be changed: drain it, delete it, run `migrate`");
  }

  private static Check policies(Comparison live) {
    return live.policies().isEmpty()
        ? Check.ok("policies", "none on our queues", "none")
        : Check.fail(
            "policies",
            String.join("; ", live.policies()),
            "none",
            "exclude ^rapport\\. from the policy: it can drop or expire messages");
  }

  private static Check deadLetterLimit(Comparison live) {
    String expected = "at least " + ENOUGH_LOOKS;
    long limit = live.deadLetterLimit().orElse(0L);
    return limit >= ENOUGH_LOOKS
        ? Check.ok("dead-letter delivery limit", Long.toString(limit), expected)
        : Check.fail(
            "dead-letter delivery limit",
            Long.toString(limit),
            expected,
            "do not look at the queue in the management UI: each look counts; recreate the queue");
  }
}
