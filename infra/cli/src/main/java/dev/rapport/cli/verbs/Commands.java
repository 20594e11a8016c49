package dev.rapport.cli.verbs;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import dev.rapport.cli.output.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the verbs together and runs one of them. */
public final class Commands {

  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 110;
  private static final List<String> HELP_ORDER =
      List.of(
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

  private final Surroundings surroundings;

  public Commands(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command and tells its exit code. */
  public int run(String... arguments) {
    int exitCode = commandLine().execute(arguments);
    surroundings.terminal().out().flush();
    surroundings.terminal().err().flush();
    return exitCode;
  }

  CommandLine commandLine() {
    Rapport root = new Rapport(surroundings);
    Session session = root.session();
    CommandLine rapport =
        new CommandLine(root)
            .addSubcommand(new DeadLetters(session))
            .addSubcommand(new Replays(session))
            .addSubcommand(new Events(session))
            .addSubcommand(new Queue(session))
            .addSubcommand(new Contexts(session))
            .addSubcommand(new Completion(session));
    arrange(rapport);
    rapport
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    Conversions.register(rapport, surroundings.clock());
    Terminal terminal = surroundings.terminal();
    return rapport
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpWidth(Math.clamp(terminal.columns(), NARROWEST_HELP, WIDEST_HELP))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(this::explainUsage)
        .setExecutionExceptionHandler(this::explainFailure);
  }

  /** Examples come first in every help. */
  private static void arrange(CommandLine command) {
    command.setHelpSectionKeys(HELP_ORDER);
    command
        .getCommandSpec()
        .usageMessage()
        .footerHeading("Examples:%n")
        .descriptionHeading("%n")
        .synopsisHeading("%nUsage: ")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nVerbs:%n")
        .sortOptions(false)
        .abbreviateSynopsis(true);
    command.getSubcommands().values().forEach(Commands::arrange);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> codes.put(Integer.toString(code.number()), code.meaning()));
    return codes;
  }

  private Ansi ansi() {
    String off = surroundings.environment().get("NO_COLOR");
    boolean wanted = surroundings.terminal().outIsTerminal() && (off == null || off.isEmpty());
    return wanted ? Ansi.ON : Ansi.OFF;
  }

  private int explainUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.print(
        new Failure(
                ExitCode.USAGE,
                "wrong usage",
                String.valueOf(wrong.getMessage()),
                name + " --help has examples")
            .report());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.flush();
    return ExitCode.USAGE.number();
  }

  private int explainFailure(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(thrown instanceof Failure failure)) {
      throw thrown;
    }
    surroundings.terminal().out().flush();
    surroundings.terminal().err().print(failure.report());
    return failure.exitCode().number();
  }
}
