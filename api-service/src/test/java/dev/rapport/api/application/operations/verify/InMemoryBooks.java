package dev.rapport.api.application.operations.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Events that a test puts on the books, and the ranges that were looked at. */
final class InMemoryBooks implements Books {

  private static final EventCounts GOOD = new EventCounts(1, 0, 0, 0, 0);
  private static final EventCounts BAD = new EventCounts(0, 0, 0, 0, 1);

  private final Map<Long, EventCounts> events = new HashMap<>();
  private final List<Long> looked = new ArrayList<>();
  private long openUnaccounted;

  void put(long id) {
    events.put(id, GOOD);
  }

  void spoil(long id) {
    events.put(id, BAD);
  }

  void leaveOpen(long unaccounted) {
    openUnaccounted = unaccounted;
  }

  /** The beginnings of the ranges that were looked at since the last call. */
  List<Long> looked() {
    List<Long> since = List.copyOf(looked);
    looked.clear();
    return since;
  }

  @Override
  public long lastEvent() {
    return events.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public long ledgerRows() {
    return 600_000;
  }

  @Override
  public Findings events(long from, long to, Ways ways) {
    EventCounts counts = finished(from, to);
    List<Problem> problems =
        LongStream.range(0, Math.min(MOST, counts.unaccounted()))
            .mapToObj(i -> new Problem(Problem.Kind.STUCK, i, "ann", "it stands still"))
            .toList();
    return new Findings(counts, counts.processed(), problems, counts.unaccounted());
  }

  @Override
  public Findings eventsOf(String userId, Ways ways) {
    return events(0, Long.MAX_VALUE, ways);
  }

  @Override
  public EventCounts finished(long from, long to) {
    looked.add(from);
    return events.entrySet().stream()
        .filter(event -> event.getKey() >= from && event.getKey() < to)
        .map(Map.Entry::getValue)
        .reduce(EventCounts.NONE, EventCounts::plus);
  }

  @Override
  public long unaccountedOpen(Ways ways) {
    return openUnaccounted;
  }

  @Override
  public UserFindings users(int share, int shares) {
    return new UserFindings(10, List.of(), 0);
  }

  @Override
  public UserFindings user(String userId) {
    return new UserFindings(1, List.of(), 0);
  }
}
