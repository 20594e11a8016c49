package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Dependency;
import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.nemesis.Fault.Signs;
import dev.rapport.faults.proxy.ChaosProxy;
import dev.rapport.faults.proxy.Condition;
import dev.rapport.faults.proxy.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What the network does between a service and a server. */
final class NetworkFaults {

  private static final Duration HOLD = Duration.ofSeconds(3);
  private static final Duration UNTIL_STRUCK = Duration.ofSeconds(5);
  private static final int SLOW_BYTES_PER_SECOND = 8 * 1024;

  private final Lab lab;

  NetworkFaults(Lab lab) {
    this.lab = lab;
  }

  void addTo(Arsenal arsenal) {
    for (Dependency dependency : Dependency.values()) {
      String of = "-" + dependency.name().toLowerCase(Locale.ROOT);
      add(arsenal, "refuse" + of, dependency, new Condition.Refuse());
      add(arsenal, "stall" + of, dependency, new Condition.Stall());
      add(arsenal, "reset" + of, dependency, new Condition.Reset());
      Duration mean = Duration.ofMillis(200);
      add(arsenal, "delay" + of, dependency, new Condition.Delay(mean, Duration.ofMillis(100)));
      add(arsenal, "throttle" + of, dependency, new Condition.Throttle(SLOW_BYTES_PER_SECOND));
    }
    Moment publish = Moment.AMQP_PUBLISH;
    addAt(arsenal, "confirm-lost", lab.apis(), new Condition.LoseReply(publish));
    addAt(arsenal, "cut-in-publish", lab.apis(), new Condition.CutInside(publish));
    Moment ack = Moment.AMQP_ACK;
    addAt(arsenal, "ack-lost", lab.workers(), new Condition.LoseRequest(ack));
    addAt(arsenal, "cut-in-ack", lab.workers(), new Condition.CutInside(ack));
    Moment commit = Moment.POSTGRES_COMMIT;
    addAt(arsenal, "commit-reply-lost", lab.workers(), new Condition.LoseReply(commit));
    addAt(arsenal, "commit-request-lost", lab.workers(), new Condition.LoseRequest(commit));
    addAt(arsenal, "cut-in-commit", lab.workers(), new Condition.CutInside(commit));
    addAt(arsenal, "statement-reply-lost", lab.apis(), new Condition.LoseReply(Moment.ANY));
  }

  private void add(Arsenal arsenal, String kind, Dependency dependency, Condition condition) {
    arsenal.add(kind, random -> lasting(some(lab.services(), random), dependency, condition));
  }

  private void addAt(Arsenal arsenal, String kind, List<Service> services, Condition condition) {
    Dependency dependency =
        kind.contains("commit") || kind.contains("statement")
            ? Dependency.DATABASE
            : Dependency.BROKER;
    arsenal.add(kind, random -> striking(some(services, random), dependency, condition));
  }

  /** All of them half of the time, else one. */
  private static List<Service> some(List<Service> services, RandomGenerator random) {
    return random.nextBoolean() ? services : List.of(ProcessFaults.any(services, random));
  }

  private Fault lasting(List<Service> services, Dependency dependency, Condition condition) {
    List<ChaosProxy> proxies = proxies(services, dependency);
    return Fault.lasting(
        names(services), harm(dependency), HOLD, action(proxies, condition), () -> passes(proxies));
  }

  private Fault striking(List<Service> services, Dependency dependency, Condition condition) {
    List<ChaosProxy> proxies = proxies(services, dependency);
    int before = strikes(proxies);
    return new Fault(
        names(services),
        harm(dependency),
        UNTIL_STRUCK,
        action(proxies, condition),
        new Signs(() -> strikes(proxies) >= before + proxies.size(), () -> passes(proxies)));
  }

  private static Action action(List<ChaosProxy> proxies, Condition condition) {
    return new Action(
        () -> proxies.forEach(proxy -> proxy.impose(condition)),
        () -> proxies.forEach(ChaosProxy::heal));
  }

  private static Harm harm(Dependency dependency) {
    return dependency == Dependency.DATABASE ? Harm.DATABASE : Harm.NONE;
  }

  private boolean passes(List<ChaosProxy> proxies) {
    return proxies.stream().allMatch(proxy -> proxy.condition() instanceof Condition.Pass)
        && lab.serversAnswer();
  }

  private static int strikes(List<ChaosProxy> proxies) {
    return proxies.stream().mapToInt(ChaosProxy::strikes).sum();
  }

  private static List<ChaosProxy> proxies(List<Service> services, Dependency dependency) {
    return services.stream().map(service -> service.proxy(dependency)).toList();
  }

  private static String names(List<Service> services) {
    return String.join("+", services.stream().map(Service::name).toList());
  }
}
