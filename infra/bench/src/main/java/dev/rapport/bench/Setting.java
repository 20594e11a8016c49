package dev.rapport.bench;

import dev.rapport.bench.contender.Contender;
import dev.rapport.bench.contender.Predecessor;
import dev.rapport.bench.contender.Rapport;
import dev.rapport.bench.limits.Limits;
import dev.rapport.bench.limits.Machine;
import dev.rapport.bench.report.Findings;
import dev.rapport.bench.stack.Stack;
import java.nio.file.Path;
import java.util.Optional;

/** All that a measurement needs, started and stopped together. */
final class Setting implements AutoCloseable {

  private static final int LONGEST_LIMIT_SECONDS = 10;

  private final Options options;
  private final Stack stack;
  private final Rapport rapport;
  private final Optional<Contender> predecessor;
  private final Trials trials;
  private final Machine machine;
  private final Findings findings = new Findings();

  Setting(Path root, Path work, Options options) {
    this.options = options;
    this.stack =
        options.stack() == null
            ? Stack.own(root, work)
            : Stack.running(root, work, options.stack());
    this.rapport = new Rapport(stack);
    this.predecessor =
        Optional.ofNullable(options.predecessor()).map(home -> new Predecessor(stack, home));
    this.trials = new Trials(stack, options);
    this.machine = new Machine(stack, Math.min(LONGEST_LIMIT_SECONDS, options.seconds()));
  }

  Options options() {
    return options;
  }

  Stack stack() {
    return stack;
  }

  Rapport rapport() {
    return rapport;
  }

  /** None where no directory was given. */
  Optional<Contender> predecessor() {
    if (predecessor.isEmpty()) {
      findings.remark("not compared with the predecessor: no --predecessor was given");
    }
    return predecessor;
  }

  Trials trials() {
    return trials;
  }

  Findings findings() {
    return findings;
  }

  /** Says where it is. */
  void tell(String doing) {
    System.out.println("  " + doing);
  }

  /** Measures the machine and adds it to the findings; answers the limit in events a second. */
  double limit() {
    tell("the machine's limits");
    Limits limits = machine.measure();
    findings.add("limit: single-row inserts/s", limits.inserts());
    findings.add("limit: messages through the queue/s", limits.messages());
    findings.add("limit: score transactions/s", limits.scores());
    findings.add("limit: all three, 1/(1/a + 1/b + 1/c)", limits.together());
    return limits.together();
  }

  @Override
  public void close() {
    predecessor.ifPresent(Contender::close);
    rapport.close();
    stack.close();
  }
}
