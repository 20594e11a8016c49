package dev.rapport.faults.lab;

import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A RabbitMQ of the suite's own: own node, own epmd, own user, management on. */
public final class RabbitServer {

  public static final String USER = "rapport";
  public static final String PASSWORD = "broker-password";
  static final String VHOST = "rapport";

  /** Only for the suite's own connections, so that what it does to the services' user spares it. */
  static final String OWNER = "owner";

  static final String OWNER_PASSWORD = "owner-password";

  private final Ground ground;
  private final Path bin;
  private final Path directory;
  private final String account = Ground.account("rabbitmq");
  private final int port;
  private final int managementPort;
  private final int distributionPort;
  private final int epmdPort;
  private final ManagedProcess epmd;
  private final ManagedProcess process;
  private final ManagementApi management;

  RabbitServer(Ground ground) {
    this.ground = ground;
    this.bin = Ground.installed("/usr/lib/rabbitmq/lib", "sbin", "rabbitmq-server");
    this.directory = ground.ownDirectory("rabbitmq", account);
    this.port = ground.ports().free();
    this.managementPort = ground.ports().free();
    this.distributionPort = ground.ports().free();
    this.epmdPort = ground.ports().free();
    this.epmd = ground.process("epmd", this::epmdCommand);
    this.process = ground.process("rabbitmq", this::command);
    this.management = new ManagementApi(managementPort);
  }

  public int port() {
    return port;
  }

  /** The Erlang machine itself: the script becomes it. */
  public ManagedProcess process() {
    return process;
  }

  ManagedProcess epmd() {
    return epmd;
  }

  public ManagementApi management() {
    return management;
  }

  void create() {
    Path shared = ground.root().resolve("infra/rabbitmq");
    Ground.write(
        directory.resolve("rabbitmq.conf"),
        Ground.read(shared.resolve("rabbitmq.conf"))
            + "\nlisteners.tcp.1 = 127.0.0.1:%d\nmanagement.tcp.ip = 127.0.0.1\n".formatted(port)
            + "management.tcp.port = %d\ndisk_free_limit.absolute = 50MB\n"
                .formatted(managementPort)
            + "default_user = %s\ndefault_pass = %s\n".formatted(OWNER, OWNER_PASSWORD)
            + "default_vhost = %s\ndefault_user_tags.administrator = true\n".formatted(VHOST));
    Ground.write(
        directory.resolve("enabled_plugins"), Ground.read(shared.resolve("enabled_plugins")));
    Path cookie = directory.resolve(".erlang.cookie");
    Ground.write(cookie, "FAULTS" + Long.toHexString(System.nanoTime()).toUpperCase(Locale.ROOT));
    Ground.give(directory, account);
    Ground.run(List.of("chmod", "400", cookie.toString()), Map.of(), "");
  }

  /** Runs rabbitmqctl, at the price of an Erlang machine: for what the management API cannot do. */
  public String control(String... words) {
    List<String> command = new ArrayList<>(List.of(bin.resolve("rabbitmqctl").toString()));
    command.addAll(List.of("--node", "faults@localhost", "--quiet"));
    command.addAll(List.of(words));
    return Ground.run(command, environment(), account);
  }

  private Command epmdCommand() {
    return new Command(
        List.of("epmd", "-port", Integer.toString(epmdPort), "-address", "127.0.0.1"),
        Map.of(),
        ground.log("epmd"),
        account);
  }

  private Command command() {
    Map<String, String> environment = new HashMap<>(environment());
    // Makes the script become the Erlang machine instead of staying its parent.
    environment.put("RUNNING_UNDER_SYSTEMD", "1");
    return new Command(
        List.of(bin.resolve("rabbitmq-server").toString()),
        environment,
        ground.log("rabbitmq"),
        account);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", directory.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_NODENAME", "faults@localhost");
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
    environment.put("RABBITMQ_CONF_ENV_FILE", directory.resolve("rabbitmq-env.conf").toString());
    environment.put("RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq.conf").toString());
    environment.put(
        "RABBITMQ_ADVANCED_CONFIG_FILE", directory.resolve("advanced.config").toString());
    environment.put("RABBITMQ_GENERATED_CONFIG_DIR", directory.resolve("generated").toString());
    environment.put(
        "RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("enabled_plugins").toString());
    environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", directory.toString());
    environment.put("RABBITMQ_LOGS", "-");
    return environment;
  }
}
