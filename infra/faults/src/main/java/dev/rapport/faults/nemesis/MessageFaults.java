package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.DirectPublisher;
import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.load.Load;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.nemesis.Fault.Signs;
import dev.rapport.model.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What may be on the queue, and how often. */
final class MessageFaults {

  private static final String LATEST =
      "select id from conversation_events order by id desc limit ?";
  private static final String PREMATURE_SWEEP =
      """
      update conversation_events set published_at = null, lease_until = null
      where status = 'PENDING' and next_attempt_at is null
        and id > (select max(id) - 400 from conversation_events)
      """;
  private static final String OPEN_KILLERS =
      """
      select count(*) from conversation_events
      where conversation_id like 'killer-%' and status in ('PENDING', 'PROCESSING')
      """;
  private static final int LOOKS = 60;
  private static final int UNDECODABLE_DEPTH = 100;

  private final Lab lab;
  private final Load load;
  private final DirectPublisher publisher;

  MessageFaults(Lab lab, Load load) {
    this.lab = lab;
    this.load = load;
    this.publisher = new DirectPublisher(lab.rabbit());
  }

  void addTo(Arsenal arsenal) {
    arsenal.add("hostile-bodies", _ -> now(this::publishHostileBodies));
    arsenal.add("forged-headers", _ -> now(this::publishForgedHeaders));
    arsenal.add("undecodable-header", _ -> now(this::publishUndecodable));
    arsenal.add("thousand-duplicates", _ -> now(() -> publishAgain(1, 1000)));
    arsenal.add("duplicate-relay", _ -> now(() -> publishAgain(300, 1)));
    arsenal.add("premature-sweeps", _ -> now(() -> lab.database().execute(PREMATURE_SWEEP)));
    arsenal.add("dead-letters-looked-at", _ -> now(this::lookAtDeadLetters));
    arsenal.add("killer-message", _ -> killer());
  }

  private Fault now(Runnable inject) {
    return Fault.instant("the queue", Harm.NONE, inject, lab::serversAnswer);
  }

  private void publishHostileBodies() {
    publisher.toWork(HostileMessages.bodies(), Map.of());
  }

  /** The row decides, whatever the headers say. */
  private void publishForgedHeaders() {
    List<Long> latest = lab.database().rows(LATEST, row -> row.getLong(1), 20);
    for (Map<String, Object> headers : HostileMessages.headers()) {
      publisher.toWork(latest.stream().map(MessageFaults::message).toList(), headers);
    }
  }

  /** Kills the client's connection before any code of ours sees it: the delivery limit's case. */
  private void publishUndecodable() {
    Object nested = new ArrayList<>();
    for (int i = 0; i < UNDECODABLE_DEPTH; i++) {
      nested = List.of(nested);
    }
    byte[] body = HostileMessages.UNDECODABLE.getBytes(StandardCharsets.UTF_8);
    publisher.toWork(List.of(body), Map.of("nested", nested));
  }

  private void publishAgain(int events, int times) {
    List<Long> latest = lab.database().rows(LATEST, row -> row.getLong(1), events);
    List<byte[]> bodies = new ArrayList<>();
    latest.forEach(id -> bodies.addAll(Collections.nCopies(times, message(id))));
    publisher.toWork(bodies, Map.of());
  }

  private static byte[] message(long id) {
    return """
    {"schema_version":1,"event_id":%d,"conversation_id":"forged","user_id":"forged",\
    "attempt":99}"""
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void lookAtDeadLetters() {
    for (int i = 0; i < LOOKS; i++) {
      var messages =
          lab.rabbit()
              .management()
              .post(
                  "queues/rapport/" + Topology.DEAD_LETTER_QUEUE + "/get",
                  Map.of("count", 5, "ackmode", "ack_requeue_true", "encoding", "auto"));
      if (!messages.isArray()) {
        throw new IllegalStateException("looking at dead letters answered " + messages);
      }
    }
  }

  private Fault killer() {
    Runnable inject =
        () -> {
          lab.workers().forEach(worker -> worker.process().excuse(Duration.ofMinutes(3)));
          load.postKiller();
        };
    return new Fault(
        ServiceSettings.KILLER,
        Harm.NONE,
        Duration.ofSeconds(90),
        new Action(inject, () -> {}),
        new Signs(this::isBuried, () -> lab.workers().stream().allMatch(Service::isHealthy)));
  }

  private boolean isBuried() {
    String known = "select count(*) from conversation_events where conversation_id like 'killer-%'";
    return lab.database().numberIfThere(known).orElse(0L) > 0
        && lab.database().numberIfThere(OPEN_KILLERS).orElse(1L) == 0;
  }
}
