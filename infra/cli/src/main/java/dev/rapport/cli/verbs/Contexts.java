package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.ContextFile;
import dev.rapport.cli.connection.Json;
import dev.rapport.cli.connection.Target;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.output.ContextViews;
import dev.rapport.cli.output.View;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which installation is meant. */
@Command(
    name = "context",
    description = {
      "Which installation is meant.",
      "What is named first wins: options, then the variables RAPPORT_CONTEXT, RAPPORT_API_URL, RAPPORT_TOKEN "
          + "and RAPPORT_TOKEN_FILE, then the file of contexts, then the stack that ./infra/up started in this "
          + "checkout. The file is $${XDG_CONFIG_HOME:-~/.config}/rapport/contexts:",
      "",
      "  current = prod",
      "  [prod]",
      "  api-urls = https://rapport-1.example.org, https://rapport-2.example.org",
      "  token-file = ~/.config/rapport/prod.token",
      "  production = true",
      "",
      "A token file that everybody can read is refused. Where production is true, every write names the "
          + "context and asks."
    },
    footer = {"  rapport context list", "  rapport context use prod"})
final class Contexts {

  private final Session session;

  Contexts(Session session) {
    this.session = session;
  }

  @Command(
      description = "The contexts there are.",
      footer = {"  rapport context list", "  rapport context list -o name"})
  int list() {
    ContextFile contexts = session.targets().contexts();
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("items");
    for (String name : contexts.names()) {
      ContextFile.Context context = contexts.context(name);
      items.add(
          described(context.name(), context.urls(), context.production())
              .put("current", name.equals(contexts.current())));
    }
    if (items.isEmpty()) {
      session.hint("no contexts in " + contexts.file());
    }
    return print(ContextViews.LIST, answer);
  }

  @Command(
      description = "Makes a context the one that is used when none is named.",
      footer = "  rapport context use prod")
  int use(@Parameters(paramLabel = "NAME", description = "Of the context.") String name) {
    session.targets().contexts().use(name);
    session.hint("using " + name);
    return ExitCode.DONE.number();
  }

  @Command(
      description = "The API that would be asked, and who named it. Never shows the token.",
      footer = {"  rapport context show", "  rapport context show --context prod -o json"})
  int show() {
    Target target = session.target();
    List<String> urls = target.urls().stream().map(URI::toString).toList();
    return print(
        ContextViews.TARGET,
        described(target.context(), urls, target.production())
            .put("source", target.source())
            .put("token", target.token() != null));
  }

  private static ObjectNode described(
      @Nullable String name, List<String> urls, boolean production) {
    return Json.object()
        .put("context", name)
        .put("api_urls", urls.stream().collect(Collectors.joining(", ")))
        .put("production", production);
  }

  private int print(View view, ObjectNode answer) {
    return session.print(view, new Answer(answer.toString(), answer));
  }
}
