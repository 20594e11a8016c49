package dev.rapport.worker;

import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.worker.application.reanalysis.Reanalysed;
import dev.rapport.worker.application.reanalysis.Reanalysed.Result;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One line of JSON for each event, and at last one sentence for people. */
final class ReanalyseReport {

  private final JsonMapper json = new JsonMapper();
  private final PrintStream lines;
  private final Map<Result, Integer> results = new EnumMap<>(Result.class);
  private BigDecimal missed = BigDecimal.ZERO;

  ReanalyseReport(PrintStream lines) {
    this.lines = lines;
  }

  void add(Reanalysed looked) {
    results.merge(looked.result(), 1, Integer::sum);
    BigDecimal difference = difference(looked);
    missed = difference == null ? missed : missed.add(difference);
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("event_id", looked.event().id().value());
    line.put("conversation_id", looked.event().conversationId());
    line.put("user_id", looked.event().userId());
    line.put("status", looked.event().status().name());
    line.put("degraded", parts(looked.event().analysis()));
    line.put("still_degraded", parts(looked.analysis()));
    line.put("applied", looked.event().applied());
    line.put("would_be", looked.worth());
    line.put("difference", difference);
    line.put("result", looked.result().name());
    lines.println(json.writeValueAsString(line));
  }

  /** Whether each event that was looked at lacks nothing any more. */
  boolean isComplete() {
    return results.keySet().stream()
        .allMatch(result -> result == Result.STORED || result == Result.WOULD_BE_STORED);
  }

  boolean isEmpty() {
    return results.isEmpty();
  }

  String summary() {
    if (isEmpty()) {
      return "reanalyse: nothing is degraded";
    }
    return "reanalyse: %s; the scores stay as they are, by these analyses they would be %s higher"
        .formatted(results, missed.toPlainString());
  }

  private static @Nullable BigDecimal difference(Reanalysed looked) {
    BigDecimal applied = looked.event().applied();
    BigDecimal worth = looked.worth();
    return applied == null || worth == null ? null : worth.subtract(applied);
  }

  private static List<DegradedPart> parts(@Nullable Analysis analysis) {
    return analysis == null ? List.of() : analysis.degraded();
  }
}
