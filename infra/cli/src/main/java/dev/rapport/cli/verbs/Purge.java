package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Erasing archived dead letters, which takes their exact number. */
final class Purge {

  private static final String PATH = "/v1/ops/dead-letters/purge";

  private final Session session;

  Purge(Session session) {
    this.session = session;
  }

  /**
   * Erases what the filter means, or tells what it would erase.
   *
   * @param expected how many they are; null to have it typed
   */
  Answer run(ObjectNode filter, WriteOptions write, @Nullable Long expected) {
    ObjectNode preview = write.body().put("dry_run", true).set("filter", filter);
    if (write.dryRun) {
      return session.post(PATH, preview);
    }
    long count =
        expected == null
            ? typed(session.post(PATH, preview).json().path("matched").asLong(0))
            : expected;
    return session.post(PATH, write.body().put("expected_count", count).set("filter", filter));
  }

  private long typed(long matched) {
    if (!session.terminal().canAsk()) {
      throw new Failure(
          ExitCode.USAGE,
          "nobody typed the number",
          "purging cannot be undone, and there is no terminal to ask on",
          "add --expected-count %d if these are meant".formatted(matched));
    }
    String answer =
        session
            .terminal()
            .ask(
                "%s%d archived dead letters will be erased for good. Type %d to go on:"
                    .formatted(session.warning(), matched, matched));
    if (!answer.equals(Long.toString(matched))) {
      throw Session.declined();
    }
    return matched;
  }
}
