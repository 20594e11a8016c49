package dev.rapport.cli.verbs;

import dev.rapport.cli.outcome.ExitCode;
import java.io.PrintStream;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Scripts that complete verbs, options and their values in a shell. */
@Command(
    name = "completion",
    description = "Prints the script that completes verbs, options and their values.",
    footer = "  source <(rapport completion bash)")
final class Completion {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  Completion(Session session) {
    this.session = session;
  }

  @Command(
      description = "For bash; to be sourced, now or in ~/.bashrc.",
      footer = "  source <(rapport completion bash)")
  int bash() {
    return print("");
  }

  @Command(
      description = "For zsh; to be sourced, now or in ~/.zshrc.",
      footer = "  source <(rapport completion zsh)")
  int zsh() {
    return print("autoload -Uz compinit && compinit");
  }

  private int print(String before) {
    PrintStream out = session.terminal().out();
    if (!before.isEmpty()) {
      out.println(before);
    }
    out.println(AutoComplete.bash("rapport", spec.root().commandLine()));
    return ExitCode.DONE.number();
  }
}
