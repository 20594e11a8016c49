package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.application.friendship.EngageDays;
import dev.rapport.api.application.friendship.EngageDays.EngageDay;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the days of use that the nightly job counts. */
@RestController
@Tag(name = "Friendship")
final class EngageDayController {

  private static final int MOST = 5000;
  private static final int LATEST = 100_000;

  private final EngageDays days;

  EngageDayController(EngageDays days) {
    this.days = days;
  }

  /** One user's days of use. */
  record Entry(
      @Schema(example = "user-42", requiredMode = RequiredMode.REQUIRED) @Nullable String userId,
      @Schema(
              example = "9",
              minimum = "0",
              maximum = "100000",
              requiredMode = RequiredMode.REQUIRED)
          @Nullable Integer engageDay) {}

  /** What was done. */
  record Answer(
      @Schema(description = "Users without a friendship are not counted", example = "1")
          int updatedCount) {}

  @Operation(summary = "Set the days of use of up to 5000 users")
  @PostMapping("/v1/friendship/update-engage-day")
  Answer update(@RequestBody List<@Nullable Entry> entries) {
    List<Fault> faults = new ArrayList<>();
    if (entries.size() > MOST) {
      faults.add(new Fault("", "must have at most " + MOST + " entries"));
    }
    List<EngageDay> checked = checked(entries, faults);
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    return new Answer(checked.isEmpty() ? 0 : days.update(checked));
  }

  private static List<EngageDay> checked(List<@Nullable Entry> entries, List<Fault> faults) {
    Set<String> seen = new HashSet<>();
    List<EngageDay> checked = new ArrayList<>();
    for (int i = 0; i < Math.min(entries.size(), MOST); i++) {
      Entry entry = entries.get(i);
      String user = entry == null ? null : entry.userId();
      Integer day = entry == null ? null : entry.engageDay();
      if (user == null || user.isBlank() || !seen.add(user)) {
        faults.add(new Fault("/" + i + "/user_id", "is required, once for each user"));
      } else if (day == null || day < 0 || day > LATEST) {
        faults.add(new Fault("/" + i + "/engage_day", "must be from 0 to " + LATEST));
      } else {
        checked.add(new EngageDay(user, day));
      }
    }
    return checked;
  }
}
