package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.operations.doctor.Check.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Examines all sides at once, on threads of its own: whoever asks touches nothing but answers. */
public final class Doctor {

  private final List<Examination> examinations;
  private final Executor threads;
  private final Duration patience;

  /**
   * @param patience with each examination, all at once
   */
  Doctor(List<Examination> examinations, Executor threads, Duration patience) {
    this.examinations = List.copyOf(examinations);
    this.threads = threads;
    this.patience = patience;
  }

  /** What was found. */
  public record Report(List<Check> checks) {
    public Report {
      checks = List.copyOf(checks);
    }

    /** Whether every promise can be kept. */
    public boolean isOk() {
      return checks.stream().noneMatch(check -> check.status() == Status.FAIL);
    }
  }

  /** Takes at most the patience. */
  public Report examine() {
    List<CompletableFuture<List<Check>>> asked = examinations.stream().map(this::begin).toList();
    return new Report(asked.stream().flatMap(future -> future.join().stream()).toList());
  }

  private CompletableFuture<List<Check>> begin(Examination examination) {
    return CompletableFuture.supplyAsync(examination::examine, threads)
        .exceptionally(
            e ->
                List.of(
                    unseen(examination, String.valueOf(e.getCause() == null ? e : e.getCause()))))
        .completeOnTimeout(
            List.of(unseen(examination, "no answer in " + patience.toSeconds() + " s")),
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static Check unseen(Examination examination, String why) {
    return Check.fail(
        examination.name(), "cannot be seen: " + why, null, "see GET /v1/health for what is away");
  }
}
