package dev.rapport.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** One thread with all connections: neither locks nor switches between threads. */
public final class Generator {

  private static final int USERS = 20_000;

  /** How long the last answers are awaited. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long LONGEST_SELECT_MILLIS = 5;

  private final Target target;
  private final int mostConnections;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Deque<Wire> idle = new ArrayDeque<>();
  private final List<Wire> wires = new ArrayList<>();
  private int underWay;

  /**
   * @param mostConnections of a closed loop, or what an open one may open while answers are late
   */
  public Generator(Target target, int mostConnections) {
    this.target = target;
    this.mostConnections = mostConnections;
  }

  /** Posts until the pace ends and everything is answered. Once for each generator. */
  public Answers run(String prefix, Pace pace) {
    PostedEnd end = new PostedEnd(target, prefix);
    try (Selector selector = Selector.open()) {
      return run(prefix, pace, end, selector);
    } catch (IOException e) {
      throw new UncheckedIOException("posting to " + target.address(), e);
    } finally {
      wires.forEach(Wire::close);
    }
  }

  private Answers run(String prefix, Pace pace, PostedEnd end, Selector selector)
      throws IOException {
    long start = System.nanoTime();
    Answers answers = new Answers(prefix, start, micros(Instant.now()));
    long lastPost = start;
    while (pace.goesOn(answers.posted(), System.nanoTime() - start)) {
      long due = postWhatIsDue(answers, pace, end, selector, start);
      lastPost = System.nanoTime();
      take(answers, selector, (due - (lastPost - start)) / 1_000_000);
    }
    while (underWay > 0 && System.nanoTime() - lastPost < PATIENCE.toNanos()) {
      take(answers, selector, LONGEST_SELECT_MILLIS);
    }
    return answers;
  }

  /** Answers when the next is due, in nanoseconds after the start. */
  private long postWhatIsDue(
      Answers answers, Pace pace, PostedEnd end, Selector selector, long start) throws IOException {
    while (true) {
      long elapsed = System.nanoTime() - start;
      long due = pace.due(answers.posted(), elapsed);
      boolean mayPost = !idle.isEmpty() || wires.size() < mostConnections;
      if (due > elapsed || !mayPost || !pace.goesOn(answers.posted(), elapsed)) {
        return mayPost ? due : Long.MAX_VALUE;
      }
      int sequence = answers.planned(start + due);
      post(answers, sequence, end, wire(selector));
    }
  }

  private Wire wire(Selector selector) {
    Wire free = idle.poll();
    if (free == null) {
      free = new Wire(target, selector);
      wires.add(free);
    }
    return free;
  }

  private void post(Answers answers, int sequence, PostedEnd end, Wire wire) {
    try {
      wire.send(sequence, end.with(sequence, random.nextInt(USERS)));
      underWay++;
    } catch (IOException e) {
      wire.close();
      answers.answered(sequence, Wire.UNANSWERED, System.nanoTime());
      idle.push(wire);
    }
  }

  private void take(Answers answers, Selector selector, long millis) throws IOException {
    int ready = selector.select(Math.clamp(millis, 1, LONGEST_SELECT_MILLIS));
    if (ready == 0) {
      return;
    }
    long now = System.nanoTime();
    for (SelectionKey key : selector.selectedKeys()) {
      Wire wire = (Wire) key.attachment();
      int status = wire.receive();
      if (status != Wire.UNFINISHED) {
        answers.answered(wire.sequence(), status, now);
        underWay--;
        idle.push(wire);
      }
    }
    selector.selectedKeys().clear();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
