package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.Api;
import dev.rapport.cli.connection.Json;
import dev.rapport.cli.connection.Query;
import dev.rapport.cli.connection.Target;
import dev.rapport.cli.connection.Targets;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import dev.rapport.cli.output.OutputForm;
import dev.rapport.cli.output.Printer;
import dev.rapport.cli.output.ReplayProgress;
import dev.rapport.cli.output.Terminal;
import dev.rapport.cli.output.View;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What all verbs need: the API that is meant, and a place to write to. */
final class Session {

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private @Nullable Target target;
  private @Nullable Api api;

  Session(Surroundings surroundings, GlobalOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  /** How a list is asked for page by page. */
  record Paging(String cursor, String next, int most) {
    static final Paging USUAL = new Paging("cursor", "next", 500);
    static final Paging EVENTS = new Paging("before", "next_before", 200);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Terminal terminal() {
    return surroundings.terminal();
  }

  Targets targets() {
    return new Targets(surroundings.environment(), surroundings.checkout());
  }

  Target target() {
    if (target == null) {
      target = targets().find(new Targets.Wish(options.context, options.apiUrl, options.tokenFile));
    }
    return target;
  }

  /** What has to be typed after a verb to reach the same API again. */
  String again() {
    return options.context == null ? "" : " --context " + options.context;
  }

  Answer get(String path, Query query) {
    return api().get(path, query, bound(USUAL));
  }

  Answer getSlowly(String path, Query query) {
    return api().get(path, query, bound(LONG));
  }

  Answer post(String path, JsonNode body) {
    return api().post(path, body, bound(USUAL));
  }

  long lines(String path, Query query, Predicate<String> sink) {
    return api().lines(path, query, bound(LONG), sink);
  }

  /** Writes an answer to standard output. */
  int print(View view, Answer answer) {
    printer(terminal()).print(view, answer.text(), answer.json());
    terminal().out().flush();
    return ExitCode.DONE.number();
  }

  /** Writes an answer to standard error, for people: it is not the verb's result. */
  void preview(View view, Answer answer) {
    Terminal shown = terminal();
    Terminal aside =
        new Terminal(
            shown.in(),
            shown.err(),
            shown.err(),
            shown.inIsTerminal(),
            shown.errIsTerminal(),
            shown.errIsTerminal(),
            shown.columns());
    new Printer(aside, surroundings.clock(), OutputForm.TABLE, colours())
        .print(view, answer.text(), answer.json());
  }

  /** Fetches as many pages as the limit takes and writes them as one. */
  int printList(String path, Supplier<Query> query, View view, Paging paging, ListOptions list) {
    if (options.form == OutputForm.JSON && list.limit > paging.most()) {
      throw new Failure(
          ExitCode.USAGE,
          "json is one answer of the API",
          "that has at most %d items".formatted(paging.most()),
          "use -o ndjson, or --limit %d and --cursor".formatted(paging.most()));
    }
    ObjectNode all = Json.object();
    ArrayNode items = all.putArray(view.items());
    String cursor = list.cursor;
    Answer answer;
    do {
      int wanted = Math.min(paging.most(), list.limit - items.size());
      answer = get(path, query.get().with("limit", wanted).with(paging.cursor(), cursor));
      answer.json().path(view.items()).forEach(items::add);
      cursor = answer.json().path(paging.next()).asString("");
    } while (!cursor.isEmpty() && items.size() < list.limit);
    print(view, options.form == OutputForm.JSON ? answer : new Answer("", all));
    if (items.isEmpty()) {
      hint("none");
    } else if (!cursor.isEmpty()) {
      hint("there are more: --limit N for more at once, or --cursor " + cursor);
    }
    return ExitCode.DONE.number();
  }

  /** Something to tell on standard error, unless it is to be quiet. */
  void hint(String text) {
    if (!options.quiet) {
      terminal().err().println(text);
    }
  }

  ReplayProgress progress() {
    return ReplayProgress.on(terminal(), options.quiet);
  }

  /**
   * Makes sure that somebody wants a change: asks where it is needed and always in production.
   *
   * @throws Failure when nobody agrees
   */
  void agree(WriteOptions write, boolean needed, String question) {
    boolean asked = needed || target().production();
    if (!asked || write.dryRun || write.yes) {
      return;
    }
    if (!terminal().canAsk()) {
      throw new Failure(
          ExitCode.USAGE,
          "nobody agreed",
          "there is no terminal to ask on",
          "add --yes if you are sure");
    }
    String answer = terminal().ask(warning() + question + " [y/N]").toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw declined();
    }
  }

  static Failure declined() {
    return new Failure(
        ExitCode.FAILED,
        "declined",
        "the answer was not yes",
        "nothing was changed; run it again to be asked again");
  }

  /** Names a production context; empty elsewhere. */
  String warning() {
    return target().production()
        ? "Context %s is marked as production. ".formatted(target().context())
        : "";
  }

  private Api api() {
    if (api == null) {
      api = new Api(target(), surroundings.random());
    }
    return api;
  }

  private Duration bound(Duration usual) {
    return options.timeout == null ? usual : options.timeout;
  }

  private Printer printer(Terminal terminal) {
    return new Printer(terminal, surroundings.clock(), options.form, colours());
  }

  private boolean colours() {
    String off = surroundings.environment().get("NO_COLOR");
    return !options.noColor && (off == null || off.isEmpty());
  }
}
