package dev.rapport.faults.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What was posted and what was answered: the other side of the reckoning. */
public final class Journal {

  private final Queue<Posting> postings = new ConcurrentLinkedQueue<>();
  private final Queue<Timing> timings = new ConcurrentLinkedQueue<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger attempted = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();

  void begun(Posting posting) {
    postings.add(posting);
    attempted.incrementAndGet();
    underWay.incrementAndGet();
  }

  void ended(Posting posting) {
    posting.done();
    underWay.decrementAndGet();
  }

  void answered(Timing timing) {
    timings.add(timing);
    statuses.computeIfAbsent(timing.status(), _ -> new LongAdder()).increment();
  }

  /** A 202: every one for the same content must name the same event. */
  void acknowledged(Posting posting, long eventId) {
    if (!posting.isAcknowledged()) {
      posting.acknowledged(eventId);
      acknowledged.incrementAndGet();
    } else if (posting.eventId() != eventId) {
      contradiction(
          "%s was answered as event %d and as event %d"
              .formatted(posting.conversationId(), posting.eventId(), eventId));
    }
  }

  void contradiction(String what) {
    contradictions.add(what);
  }

  public List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  public Collection<Posting> postings() {
    return postings;
  }

  /** Every request so far, in the order of their ends. */
  public List<Timing> timings() {
    return new ArrayList<>(timings);
  }

  public int attempted() {
    return attempted.get();
  }

  public int acknowledged() {
    return acknowledged.get();
  }

  /** Postings that are not answered 202 yet and will be posted again. */
  public int underWay() {
    return underWay.get();
  }

  /** How many answers of each status; 0 is none. */
  public Map<Integer, Long> statuses() {
    Map<Integer, Long> sums = new ConcurrentHashMap<>();
    statuses.forEach((status, count) -> sums.put(status, count.sum()));
    return sums;
  }
}
