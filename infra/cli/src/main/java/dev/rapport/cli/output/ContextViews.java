package dev.rapport.cli.output;

import tools.jackson.databind.JsonNode;

/** Contexts for people. */
public final class ContextViews {

  public static final View LIST = new View("items", "context", ContextViews::list);
  public static final View TARGET = new View("", "context", ContextViews::target);

  private ContextViews() {}

  private static void list(JsonNode answer, Page page) {
    page.print(
        page.table()
            .cell("CURRENT", context -> context.path("current").asBoolean(false) ? "*" : "")
            .text("CONTEXT", "context")
            .cell(
                "MARKED",
                context -> context.path("production").asBoolean(false) ? "production" : "")
            .text("API", "api_urls"),
        answer.path("items"));
  }

  private static void target(JsonNode target, Page page) {
    page.field("context", Text.of(target, "context"));
    page.field("api", Text.of(target, "api_urls"));
    page.field("named by", Text.of(target, "source"));
    boolean token = target.path("token").asBoolean(false);
    page.field("token", token ? "given" : "none", token ? Ink.PLAIN : Ink.BAD);
    page.field("marked", target.path("production").asBoolean(false) ? "production" : "", Ink.WARN);
  }
}
