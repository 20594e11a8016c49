package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.nemesis.Blow.Recovery;
import dev.rapport.faults.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Strikes one fault after the other, heals it, sees that it is healed, and measures. */
public final class Nemesis {

  /** A pipeline that has not moved by then is stuck. */
  public static final Duration STUCK = Duration.ofSeconds(45);

  private static final Duration HEALING = Duration.ofSeconds(90);
  private static final Duration BREATH = Duration.ofMillis(300);

  private final Arsenal arsenal;
  private final Pipeline pipeline;
  private final Random random;
  private final List<Blow> blows = new CopyOnWriteArrayList<>();
  private volatile String current = "";

  public Nemesis(Lab lab, Arsenal arsenal, long seed) {
    this.arsenal = arsenal;
    this.pipeline = new Pipeline(lab.database());
    this.random = new Random(seed);
  }

  /** What it is doing, for the progress line. */
  public String current() {
    return current;
  }

  public List<Blow> blows() {
    return List.copyOf(blows);
  }

  /** Strikes these kinds in this order. */
  public void strikeAll(List<String> kinds) {
    kinds.forEach(this::strike);
  }

  /** Strikes kinds at random, each once before any comes again, until told to stop. */
  public void strikeAtRandom(List<String> kinds, BooleanSupplier goesOn) {
    List<String> round = new ArrayList<>();
    while (goesOn.getAsBoolean()) {
      if (round.isEmpty()) {
        round.addAll(kinds);
        Collections.shuffle(round, random);
      }
      strike(round.removeLast());
    }
  }

  private void strike(String kind) {
    current = kind;
    Fault fault = arsenal.forge(kind, random);
    long injectedAt = System.nanoTime();
    Optional<String> trouble = injectAndHeal(kind, fault);
    long healedAt = System.nanoTime();
    current = kind + ", recovering";
    Optional<Recovery> recovery = pipeline.awaitMoving(pipeline.now(), STUCK);
    blows.add(new Blow(kind, fault, injectedAt, healedAt, recovery, trouble));
    current = "";
    Pause.of(BREATH);
  }

  /** Whatever happens while it is injected, it is healed. */
  private Optional<String> injectAndHeal(String kind, Fault fault) {
    Optional<String> injection = attempt(kind + " was not injected", fault.action().inject());
    if (injection.isEmpty()) {
      boolean wasEnough = Pause.until(fault.signs().enough(), fault.hold());
      current = kind + (wasEnough ? ", done" : "") + ", healing";
    }
    Optional<String> healing = attempt(kind + " was not healed", fault.action().heal());
    if (!Pause.until(() -> isHealed(fault), HEALING)) {
      return Optional.of(kind + " was not healed within " + HEALING);
    }
    return injection.or(() -> healing);
  }

  private static boolean isHealed(Fault fault) {
    try {
      return fault.signs().healed().getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Optional<String> attempt(String failure, Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(failure + ": " + e);
    }
  }
}
