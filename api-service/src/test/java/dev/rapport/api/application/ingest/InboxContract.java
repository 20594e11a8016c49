package dev.rapport.api.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Acceptance.Taken;
import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every inbox promises. */
public abstract class InboxContract {

  protected abstract Inbox inbox();

  @Test
  void storesANewEventOnce() {
    Stored first = stored(Ends.event("conv-1", "hello"));
    Stored again = stored(Ends.event("conv-1", "hello"));
    assertThat(first.duplicate()).isFalse();
    assertThat(first.conversationId()).isEqualTo("conv-1");
    assertThat(first.status()).isEqualTo(EventStatus.PENDING);
    assertThat(again.duplicate()).isTrue();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.createdAt()).isEqualTo(first.createdAt());
  }

  @Test
  void storesEqualEventsOfOneGroupOnce() {
    List<Acceptance> answers =
        inbox()
            .accept(
                List.of(
                    Ends.event("conv-2", "a"),
                    Ends.event("conv-3", "a"),
                    Ends.event("conv-2", "a")));
    assertThat(answers).allMatch(Stored.class::isInstance);
    List<Stored> stored = answers.stream().map(Stored.class::cast).toList();
    assertThat(stored).extracting(Stored::duplicate).containsExactly(false, false, true);
    assertThat(stored.get(2).id()).isEqualTo(stored.get(0).id());
    assertThat(stored.get(1).conversationId()).isEqualTo("conv-3");
  }

  @Test
  void leavesAConflictAlone() {
    Stored first = stored(Ends.event("conv-4", "hello"));
    assertThat(inbox().accept(List.of(Ends.event("conv-4", "other"))))
        .containsExactly(new Taken("conv-4"));
    assertThat(stored(Ends.event("conv-4", "hello")).id()).isEqualTo(first.id());
  }

  @Test
  void answersTheConflictOfOneGroupForTheSecondOnly() {
    List<Acceptance> answers =
        inbox().accept(List.of(Ends.event("conv-5", "a"), Ends.event("conv-5", "b")));
    assertThat(answers).filteredOn(Taken.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
  }

  @Test
  void recognisesARenamedEventByItsPostedIdAndContent() {
    Stored first = stored(Ends.event("conv-6", "hello"));
    Stored renamed = stored(Ends.event("conv-6", "conv-6_20261123_150000", "other"));
    assertThat(renamed.originalConversationId()).isEqualTo("conv-6");
    Stored again = stored(Ends.event("conv-6", "other"));
    assertThat(again.duplicate()).isTrue();
    assertThat(again.id()).isEqualTo(renamed.id()).isNotEqualTo(first.id());
    assertThat(again.conversationId()).isEqualTo("conv-6_20261123_150000");
  }

  @Test
  void keepsTheStatusOfASkippedEvent() {
    ConversationEnd end = Ends.end("conv-7", "lesson", "NEXT_LESSON");
    NewEvent skipped =
        new NewEvent(end, ContentHash.of(end), "conv-7", EventStatus.SKIPPED, Duration.ZERO, null);
    assertThat(stored(skipped).status()).isEqualTo(EventStatus.SKIPPED);
  }

  private Stored stored(NewEvent event) {
    Acceptance answer = inbox().accept(List.of(event)).getFirst();
    assertThat(answer).isInstanceOf(Stored.class);
    return (Stored) answer;
  }
}
