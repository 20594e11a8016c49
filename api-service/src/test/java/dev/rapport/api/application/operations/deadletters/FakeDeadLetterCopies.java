package dev.rapport.api.application.operations.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.operations.deadletters.Standing.Kind;
import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that say of each message what a test wants, and remember what they were told. */
final class FakeDeadLetterCopies implements DeadLetterCopies {

  private final Instant now;
  private final Map<Long, Standing> standings = new HashMap<>();
  private final Map<String, Long> recorded = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private long copies = -1;
  private long unknown;
  private @Nullable Instant reconciledAt;
  private boolean taken;
  private boolean claimed;

  FakeDeadLetterCopies(Instant now) {
    this.now = now;
  }

  List<String> told() {
    return told;
  }

  void copies(long number) {
    copies = number;
  }

  void unknown(long number) {
    unknown = number;
  }

  void reconciledAt(Instant time) {
    reconciledAt = time;
  }

  /** The turn is another process's. */
  void taken() {
    taken = true;
  }

  /** A worker is faster. */
  void claimed() {
    claimed = true;
  }

  void stand(long event, Standing standing) {
    standings.put(event, standing);
  }

  @Override
  public Optional<Turn> lease(Duration lease) {
    return taken ? Optional.empty() : Optional.of(new Turn(now, copies, unknown, reconciledAt));
  }

  @Override
  public List<Standing> standings(List<QueuedMessage> asked) {
    return asked.stream()
        .map(
            message ->
                message
                    .event()
                    .map(event -> standings.get(event.value()))
                    .orElse(Standing.of(Kind.UNRECORDED)))
        .toList();
  }

  @Override
  public boolean giveUp(EventId event, String why) {
    told.add("gave up " + event + " " + why);
    return !claimed;
  }

  @Override
  public long record(QueuedMessage message, String code, String why) {
    told.add("recorded " + code + ": " + why);
    return recorded.computeIfAbsent(code, _ -> 100L + recorded.size());
  }

  @Override
  public int missed(Instant before, Collection<Long> seen) {
    assertThat(before).isEqualTo(now);
    told.add("missed but " + String.join(" ", seen.stream().map(Objects::toString).toList()));
    return 0;
  }

  @Override
  public void giveTurnBack() {
    told.add("gave the turn back");
  }

  @Override
  public void looked(long ready) {
    told.add("looked " + ready);
  }

  @Override
  public void reconciled(long ready, long left) {
    told.add("reconciled " + ready + " " + left);
  }
}
