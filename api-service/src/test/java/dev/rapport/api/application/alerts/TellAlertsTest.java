package dev.rapport.api.application.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellAlertsTest {

  private static final Notice FIRING = notice("DeadLetters", true);

  private final List<Notice> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private boolean deaf;
  private final TellAlerts alerts = new TellAlerts(this::post, () -> now);

  @Test
  void aRepetitionAtOnceIsToldOnce() {
    assertThat(alerts.tell(FIRING)).isTrue();
    assertThat(alerts.tell(FIRING)).isFalse();
    assertThat(told).containsExactly(FIRING);
  }

  @Test
  void aRepetitionMuchLaterIsToldAgain() {
    assertThat(alerts.tell(FIRING)).isTrue();
    now = now.plus(Duration.ofMinutes(3));
    assertThat(alerts.tell(FIRING)).isTrue();
  }

  @Test
  void theEndIsToldAsWell() {
    assertThat(alerts.tell(FIRING)).isTrue();
    assertThat(alerts.tell(notice("DeadLetters", false))).isTrue();
  }

  @Test
  void whatWasNotToldMayBeToldAgainAtOnce() {
    deaf = true;
    assertThatThrownBy(() -> alerts.tell(FIRING)).isInstanceOf(UndeliveredException.class);
    deaf = false;
    assertThat(alerts.tell(FIRING)).isTrue();
  }

  private void post(Notice notice) {
    if (deaf) {
      throw new UndeliveredException("nobody is there");
    }
    told.add(notice);
  }

  private static Notice notice(String name, boolean firing) {
    Alert alert =
        new Alert(
            "1",
            name,
            Severity.P1,
            firing,
            "a",
            "b",
            "c",
            "d",
            "",
            Instant.parse("2026-11-23T07:00:00Z"));
    return new Notice("group", List.of(alert), 0);
  }
}
