package dev.rapport.cli.verbs;

import dev.rapport.cli.output.OutputForm;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every verb, before or after it. */
final class GlobalOptions {

  private static final int LAST = 100;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      scope = ScopeType.INHERIT,
      order = LAST,
      defaultValue = "table",
      description =
          "${COMPLETION-CANDIDATES}. json is the API's answer as it came, ndjson one object a line,"
              + " name the ids alone. Default: ${DEFAULT-VALUE}.")
  OutputForm form = OutputForm.TABLE;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      order = LAST + 1,
      description = "Which installation; see rapport context --help.")
  @Nullable String context;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      order = LAST + 2,
      description = "The API; several, separated by commas, are tried in turn.")
  @Nullable String apiUrl;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = LAST + 3,
      description = "File with the bearer token.")
  @Nullable Path tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      scope = ScopeType.INHERIT,
      order = LAST + 4,
      description =
          "Bound of one request to its last byte, such as 30s. Default: 30s; export and verify 10m.")
  @Nullable Duration timeout;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      order = LAST + 5,
      description = "No colours; so does the variable NO_COLOR.")
  boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      order = LAST + 6,
      description = "No progress and no hints on standard error; failures only.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = LAST + 7,
      description = "Shows this.")
  boolean help;
}
