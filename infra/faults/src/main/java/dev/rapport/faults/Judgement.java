package dev.rapport.faults;

import dev.rapport.faults.check.Books;
import dev.rapport.faults.check.Counters;
import dev.rapport.faults.check.Quiet;
import dev.rapport.faults.check.Reckoning;
import dev.rapport.faults.check.Resources;
import dev.rapport.faults.lab.DirectPublisher;
import dev.rapport.faults.nemesis.Blow;
import dev.rapport.faults.nemesis.HostileMessages;
import dev.rapport.faults.nemesis.Nemesis;
import dev.rapport.faults.report.Latencies;
import dev.rapport.faults.report.Outcome;
import dev.rapport.model.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a finished run against what was promised. */
final class Judgement {

  private static final double INGEST_P99_MILLIS = 50;
  private static final int KEPT_BYTES = 64 * 1024;
  private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":(\\d{1,18})[,}]");

  private final Run run;
  private final Nemesis nemesis;
  private final Quiet quiet;
  private final List<String> violations = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Judgement(Run run, Nemesis nemesis, Quiet quiet) {
    this.run = run;
    this.nemesis = nemesis;
    this.quiet = quiet;
  }

  void demand(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }

  void note(String note) {
    notes.add(note);
  }

  Outcome pass(long seed, Resources before, double seconds) {
    Resources after = Resources.of(run.lab());
    violations.addAll(after.grownSince(before));
    Counters counters = reckon();
    Latencies latencies = new Latencies(run.journal().timings(), nemesis.blows());
    demandCounters(counters);
    demandFaults();
    double p99 = latencies.acceptedMillis(99);
    demand(
        p99 < INGEST_P99_MILLIS,
        "ingest p99 outside faults of PostgreSQL is %.1f ms".formatted(p99));
    demand(
        latencies.beyondBound() == 0,
        latencies.beyondBound() + " requests took longer than " + Latencies.BOUND);
    violations.addAll(run.journal().contradictions().stream().distinct().limit(20).toList());
    run.lab()
        .supervisor()
        .unexpectedDeaths()
        .forEach(death -> violations.add("needed a restart: " + death));
    note("answers by status, 0 is none: " + run.journal().statuses());
    return new Outcome(
        seed,
        counters,
        new Outcome.Measured(nemesis.blows(), latencies, before, after, seconds),
        violations,
        notes);
  }

  private Counters reckon() {
    DirectPublisher broker = new DirectPublisher(run.lab().rabbit());
    demand(quiet.waiting() == 0, quiet.waiting() + " messages wait to be worked on");
    List<byte[]> dead = broker.drain(Topology.DEAD_LETTER_QUEUE);
    demandHostileBodies(dead);
    Reckoning reckoning = new Reckoning(Books.of(run.lab().database()), events(dead));
    Counters counters = reckoning.reckon(run.journal().postings());
    violations.addAll(reckoning.findings());
    return counters;
  }

  private void demandCounters(Counters c) {
    demand(c.lost() == 0, c.lost() + " lost");
    demand(c.duplicated() == 0, c.duplicated() + " counted more than once");
    demand(c.unexpected() == 0, c.unexpected() + " unexpected");
    demand(c.open() == 0, c.open() + " still open");
    demand(c.wrong() == 0, c.wrong() + " wrong");
    demand(c.isolated() == c.poison(), (c.poison() - c.isolated()) + " poison not isolated");
    demand(c.goodDead() == 0, c.goodDead() + " good events among the dead");
    demand(
        c.ok() == c.acknowledged(),
        "of %d acknowledged only %d are ok".formatted(c.acknowledged(), c.ok()));
  }

  private void demandFaults() {
    for (Blow blow : nemesis.blows()) {
      blow.trouble().ifPresent(violations::add);
      demand(
          blow.recovery().isPresent(),
          "stuck: nothing moved for %s after %s was healed".formatted(Nemesis.STUCK, blow.kind()));
    }
  }

  /** Every unreadable message that was published lies there. */
  private void demandHostileBodies(List<byte[]> dead) {
    Set<String> bodies = new HashSet<>();
    dead.forEach(body -> bodies.add(text(body)));
    if (struck("hostile-bodies")) {
      HostileMessages.bodies().stream()
          .map(Judgement::text)
          .filter(body -> bodies.stream().noneMatch(kept -> isKept(body, kept)))
          .forEach(
              body -> demand(false, "unreadable and not in the dead-letter queue: " + begin(body)));
    }
    demand(
        !struck("undecodable-header") || bodies.contains(HostileMessages.UNDECODABLE),
        "the message with the undecodable header is not in the dead-letter queue");
  }

  /** Of a body far beyond any message's size the beginning is enough. */
  private static boolean isKept(String body, String kept) {
    return body.startsWith(kept) && kept.length() >= Math.min(body.length(), KEPT_BYTES);
  }

  private static String begin(String body) {
    return body.substring(0, Math.min(80, body.length())) + ", length " + body.length();
  }

  private boolean struck(String kind) {
    return nemesis.blows().stream().anyMatch(blow -> blow.kind().equals(kind));
  }

  /** The events whose own messages lie there; hostile bodies only pretend. */
  private static Set<Long> events(List<byte[]> bodies) {
    Set<String> hostile = new HashSet<>();
    HostileMessages.bodies().forEach(body -> hostile.add(text(body)));
    Set<Long> events = new HashSet<>();
    for (byte[] body : bodies) {
      Matcher matcher = EVENT_ID.matcher(text(body));
      if (!hostile.contains(text(body)) && matcher.find()) {
        events.add(Long.parseLong(matcher.group(1)));
      }
    }
    return events;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
