package dev.rapport.worker.application.analysis;

import dev.rapport.model.scoring.Analysis;
import java.util.Locale;

/** The three answers an analysis consists of. */
public enum Part {
  QUESTIONS,
  EMOTION,
  MEMORIES;

  /** As written in {@code analysis_degraded}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this part of the analysis failed. */
  boolean isDegradedIn(Analysis analysis) {
    return analysis.degraded().stream().anyMatch(part -> part.part().equals(label()));
  }
}
