package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.publishing.Errands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Puts a doctor together. */
public final class Practice {

  private final Declared declared;
  private final InstantSource clock;

  /**
   * What this process was told.
   *
   * @param version its own
   * @param databaseBounds what its connections ask for, by the server's names
   * @param patience with each examination
   */
  public record Declared(String version, Map<String, Duration> databaseBounds, Duration patience) {
    public Declared {
      databaseBounds = Map.copyOf(databaseBounds);
    }
  }

  /** Where to look. */
  public record Instruments(
      DatabaseState database, LiveTopology topology, PublishProbe publisher, Errands errands) {}

  public Practice(Declared declared, InstantSource clock) {
    this.declared = declared;
    this.clock = clock;
  }

  public Doctor doctor(
      Instruments instruments, ConsumptionBoard board, CheckHealth health, Executor threads) {
    List<Examination> examinations =
        List.of(
            new ExamineDependencies(health),
            new ExamineDatabase(instruments.database(), declared.databaseBounds()),
            new ExamineBroker(instruments.topology(), clock),
            new ExaminePublishing(instruments.errands(), instruments.publisher()),
            new ExamineWorkers(board, declared.version()));
    return new Doctor(examinations, threads, declared.patience());
  }
}
