package dev.rapport.faults.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services under test are told.
 *
 * @param added settings of this run, such as a sweep that is off
 * @param apiOptions options of the API's JVMs beyond the usual ones
 * @param workerOptions options of the workers' JVMs beyond the usual ones
 */
public record ServiceSettings(
    Path tokens, Map<String, String> added, List<String> apiOptions, List<String> workerOptions) {

  /** The name of the event that kills its worker begins so. */
  public static final String KILLER = "killer-";

  public static final String BE_TOKEN = "faults-be";
  public static final String OPS_TOKEN = "faults-ops";

  static final String DATABASE = "rapport";
  static final String DATABASE_USER = "rapport";
  public static final String DATABASE_PASSWORD = "database-password";

  private static final List<String> USUAL = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

  List<String> jvmOptions(Service.Role role) {
    List<String> options = new ArrayList<>(USUAL);
    options.addAll(UnpackedService.OPTIONS);
    if (role == Service.Role.API) {
      options.addAll(apiOptions);
    } else {
      options.add("-Drapport.failpoint=WORKER_WHILE_WORKING");
      options.add("-Drapport.failpoint.only=" + KILLER);
      options.addAll(workerOptions);
    }
    return options;
  }

  /** Whether an agent changes classes while they load. */
  boolean hasAgent(Service.Role role) {
    return jvmOptions(role).stream().anyMatch(option -> option.startsWith("-javaagent:"));
  }

  /** Of both services. The sweep's patience is cut, so that a run of minutes sees it work. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("RAPPORT_SECURITY_TOKENS_FILE", tokens.toString());
    environment.putAll(added);
    return environment;
  }

  /** Where a service finds its servers, given the ports it is to use. */
  Map<String, String> addresses(int database, int broker, int cache) {
    return Map.of(
        "RAPPORT_DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(database, DATABASE),
        "RAPPORT_DATABASE_USERNAME",
        DATABASE_USER,
        "RAPPORT_DATABASE_PASSWORD",
        DATABASE_PASSWORD,
        "RAPPORT_BROKER_URI",
        "amqp://%s:%s@127.0.0.1:%d/%s"
            .formatted(RabbitServer.USER, RabbitServer.PASSWORD, broker, RabbitServer.VHOST),
        "RAPPORT_CACHE_URI",
        "redis://default:%s@127.0.0.1:%d".formatted(RedisServer.PASSWORD, cache));
  }
}
