package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.Query;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import dev.rapport.cli.output.EventViews;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Where events are, and whether all are accounted for. */
@Command(
    name = "events",
    description =
        "Events: where one is and why, which there are, and whether all are accounted for.",
    footer = {"  rapport events explain 4711", "  rapport events verify"})
final class Events {

  private static final String PATH = "/v1/events";

  private final Session session;

  Events(Session session) {
    this.session = session;
  }

  /** States of an event. */
  enum Status {
    PENDING,
    PROCESSING,
    PROCESSED,
    SKIPPED,
    FAILED
  }

  /** One event, or those of a conversation. */
  static final class Which {

    @Parameters(paramLabel = "ID", description = "The event's id.")
    @Nullable Long id;

    @Option(
        names = "--conversation",
        paramLabel = "ID",
        required = true,
        order = 1,
        description = "Instead: the events of this conversation, as posted or as stored.")
    @Nullable String conversation;
  }

  /** Which events. */
  static final class EventFilter {

    @Option(
        names = "--conversation",
        paramLabel = "ID",
        order = 1,
        description = "Of this conversation.")
    @Nullable String conversation;

    @Option(names = "--user", paramLabel = "ID", order = 2, description = "Of this user.")
    @Nullable String user;

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        order = 3,
        description = "In this state: ${COMPLETION-CANDIDATES}.")
    @Nullable Status status;

    @Option(names = "--degraded", order = 4, description = "Scored without a part of the analysis.")
    boolean degraded;

    @Option(
        names = "--since",
        paramLabel = "TIME",
        order = 5,
        description = "Accepted since: 2h (ago), or 2026-11-23T08:00:00Z, or 2026-11-23 (UTC).")
    @Nullable Instant since;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        order = 6,
        description = "Accepted before; as --since.")
    @Nullable Instant until;

    Query query() {
      return new Query()
          .with("conversation_id", conversation)
          .with("user_id", user)
          .with("status", status)
          .with("degraded", degraded ? true : null)
          .with("since", since)
          .with("until", until);
    }
  }

  @Command(
      description = "One event: its state, its score and how that came about.",
      footer = {"  rapport events get 4711", "  rapport events get 4711 -o json"})
  int get(@Parameters(paramLabel = "ID", description = "The event's id.") long id) {
    return session.print(EventViews.DETAIL, event(id));
  }

  @Command(
      description = "Where an event is and why, in one sentence, and all that happened to it.",
      footer = {"  rapport events explain 4711", "  rapport events explain --conversation conv-1"})
  int explain(@ArgGroup(multiplicity = "1") Which which) {
    List<Long> ids = which.id != null ? List.of(which.id) : idsOf(which.conversation);
    for (int i = 0; i < ids.size(); i++) {
      if (i > 0) {
        session.hint("");
      }
      session.print(EventViews.EXPLANATION, event(ids.get(i)));
    }
    return ExitCode.DONE.number();
  }

  @Command(
      description = "Events of a conversation, of a user or in a state, the newest first.",
      footer = {
        "  rapport events find --user child-1",
        "  rapport events find --status PENDING --until 15m",
        "  rapport events find --status PROCESSED --degraded --since 1d -o name"
      })
  int find(@Mixin EventFilter filter, @Mixin ListOptions list) {
    return session.printList(PATH, filter::query, EventViews.LIST, Session.Paging.EVENTS, list);
  }

  @Command(
      description = {
        "Proves that every accepted event is processed, skipped, failed or in flight, and that each user's "
            + "score is the sum of the ledger. Names what is not.",
        "Exit code 1 when something is wrong, 3 when nothing was found but the time was not enough for all."
      },
      footer = {"  rapport events verify", "  rapport events verify --user child-1 -o json"})
  int verify(
      @Option(names = "--user", paramLabel = "ID", order = 1, description = "This user only.")
          @Nullable String user) {
    Answer answer = session.getSlowly("/v1/ops/verify", new Query().with("user_id", user));
    session.print(EventViews.VERIFICATION, answer);
    return verdict(answer.json()).number();
  }

  private static ExitCode verdict(JsonNode found) {
    if (found.path("ok").asBoolean(false)) {
      return ExitCode.DONE;
    }
    boolean complete = found.path("complete").asBoolean(true);
    return complete || !found.path("problems").isEmpty() ? ExitCode.FAILED : ExitCode.PARTIAL;
  }

  private Answer event(long id) {
    return session.get(PATH + "/" + id, new Query());
  }

  private List<Long> idsOf(@Nullable String conversation) {
    JsonNode found = session.get(PATH, new Query().with("conversation_id", conversation)).json();
    List<Long> ids =
        found.path("events").valueStream().map(event -> event.path("event_id").asLong(0)).toList();
    if (ids.isEmpty()) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "there is no such event",
          "no event has the conversation id " + conversation,
          "look for it by its user: rapport events find --user ID");
    }
    return ids;
  }
}
