package dev.rapport.faults.lab;

import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.proxy.ChaosProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One process of api-service or scoring-worker and the proxies before what it depends on. */
public final class Service {

  /** Which of the two. */
  public enum Role {
    API("api-service/target/api-service.jar", "/v1/health"),
    WORKER("scoring-worker/target/scoring-worker.jar", "/actuator/health");

    private final String jar;
    private final String health;

    Role(String jar, String health) {
      this.jar = jar;
      this.health = health;
    }

    /** What the build made of it. */
    Path jar(Path root) {
      return root.resolve(jar);
    }
  }

  private final Ground ground;
  private final String name;
  private final Role role;
  private final int port;
  private final int managementPort;
  private final Map<Dependency, ChaosProxy> proxies = new EnumMap<>(Dependency.class);
  private final ServiceSettings settings;
  private final ManagedProcess process;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  Service(Ground ground, String name, Role role, ServiceSettings settings) {
    this.ground = ground;
    this.name = name;
    this.role = role;
    this.settings = settings;
    this.port = ground.ports().free();
    this.managementPort = role == Role.API ? ground.ports().free() : port;
    this.process = ground.process(name, () -> command(List.of(), Map.of()));
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public ManagedProcess process() {
    return process;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public ChaosProxy proxy(Dependency dependency) {
    return Objects.requireNonNull(proxies.get(dependency));
  }

  /** Puts proxies between this process and its servers. */
  void connect(int database, int broker, int cache) {
    proxies.put(Dependency.DATABASE, proxy("postgres", database, ChaosProxy.Protocol.POSTGRES));
    proxies.put(Dependency.BROKER, proxy("rabbitmq", broker, ChaosProxy.Protocol.AMQP));
    proxies.put(Dependency.CACHE, proxy("redis", cache, ChaosProxy.Protocol.REDIS));
    proxies.values().forEach(ChaosProxy::open);
  }

  private ChaosProxy proxy(String server, int target, ChaosProxy.Protocol protocol) {
    return new ChaosProxy(name + "-" + server, ground.ports().free(), target, protocol);
  }

  void closeProxies() {
    proxies.values().forEach(ChaosProxy::close);
  }

  /** From its next start on with these words before its command, such as a faked clock. */
  public void startWith(List<String> prefix, Map<String, String> environment) {
    process.become(() -> command(prefix, environment));
  }

  public boolean isHealthy() {
    String answer = answer(address(role.health));
    return answer.contains("\"status\":\"ok\"") || answer.contains("\"status\":\"UP\"");
  }

  /** The Prometheus page, empty if it does not answer. */
  public String metrics() {
    return answer(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
  }

  private String answer(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).GET().build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private Command command(List<String> prefix, Map<String, String> added) {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(settings.jvmOptions(role));
    UnpackedService unpacked = new UnpackedService(ground.root(), role);
    words.addAll(settings.hasAgent(role) ? unpacked.words() : unpacked.cachedWords());
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(port));
    if (role == Role.API) {
      environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
      environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    }
    environment.putAll(
        settings.addresses(
            proxy(Dependency.DATABASE).port(),
            proxy(Dependency.BROKER).port(),
            proxy(Dependency.CACHE).port()));
    environment.putAll(added);
    return new Command(words, environment, ground.log(name), "");
  }
}
