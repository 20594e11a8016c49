package dev.rapport.faults.lab;

import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.process.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Everything under test: three servers, two APIs, two workers, a proxy on every way between. */
public final class Lab implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final int EACH = 2;

  private final Ground ground;
  private final ServiceSettings settings;
  private final PostgresServer postgres;
  private final RabbitServer rabbit;
  private final RedisServer redis;
  private final Supervisor supervisor = new Supervisor();
  private final List<Service> services = new ArrayList<>();

  public Lab(Ground ground, ServiceSettings settings) {
    this.ground = ground;
    this.settings = settings;
    this.postgres = new PostgresServer(ground);
    this.rabbit = new RabbitServer(ground);
    this.redis = new RedisServer(ground);
    for (int i = 1; i <= EACH; i++) {
      services.add(new Service(ground, "api-" + i, Service.Role.API, settings));
    }
    for (int i = 1; i <= EACH; i++) {
      services.add(new Service(ground, "worker-" + i, Service.Role.WORKER, settings));
    }
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public RabbitServer rabbit() {
    return rabbit;
  }

  public RedisServer redis() {
    return redis;
  }

  public Ground ground() {
    return ground;
  }

  public Supervisor supervisor() {
    return supervisor;
  }

  public List<Service> services() {
    return List.copyOf(services);
  }

  public List<Service> apis() {
    return services.stream().filter(s -> s.role() == Service.Role.API).toList();
  }

  public List<Service> workers() {
    return services.stream().filter(s -> s.role() == Service.Role.WORKER).toList();
  }

  /** The services' database, as its superuser. */
  public Database database() {
    return Database.owned(postgres.port(), ServiceSettings.DATABASE);
  }

  /** Starts the servers and applies schema and topology. */
  public void startServers() {
    postgres.create();
    rabbit.create();
    List.of(postgres.process(), rabbit.epmd(), redis.process()).forEach(ManagedProcess::start);
    Pause.of(Duration.ofMillis(300));
    rabbit.process().start();
    Database everything = Database.owned(postgres.port(), "postgres");
    await("PostgreSQL", everything::isReady);
    everything.execute(
        "create role %s login password '%s'"
            .formatted(ServiceSettings.DATABASE_USER, ServiceSettings.DATABASE_PASSWORD),
        "create database %s owner %s"
            .formatted(ServiceSettings.DATABASE, ServiceSettings.DATABASE_USER));
    await("Redis", redis::isReady);
    await("RabbitMQ", rabbit.management()::isReady);
    grant();
    migrate();
    UnpackedService.prepareAll(ground.root(), withoutProxies());
    PlantedFaults.plant(database());
    services.forEach(s -> s.connect(postgres.port(), rabbit.port(), redis.port()));
    List.of(postgres.process(), rabbit.process(), redis.process()).forEach(supervisor::watch);
    services.forEach(service -> supervisor.watch(service.process()));
  }

  /** Starts the services and the supervisor of all. */
  public void startServices() {
    services.forEach(service -> service.process().start());
    for (Service service : services) {
      await(service.name(), service::isHealthy);
    }
    supervisor.begin();
  }

  /** The services' user on the broker, with its password and all permissions. */
  public void grant() {
    rabbit
        .management()
        .put(
            "users/" + RabbitServer.USER,
            Map.of("password", RabbitServer.PASSWORD, "tags", "management"));
    permit(".*");
  }

  /** What the services' user may write. */
  public void permit(String write) {
    rabbit
        .management()
        .put(
            "permissions/%s/%s".formatted(RabbitServer.VHOST, RabbitServer.USER),
            Map.of("configure", ".*", "write", write, "read", ".*"));
  }

  /** Applies schema and topology; harmless where they are as they should be. */
  public void migrate() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = ground.root().resolve("api-service/target/api-service.jar").toString();
    String said = Ground.run(List.of(java, "-jar", jar, "migrate"), withoutProxies(), "");
    Ground.write(ground.log("migrate"), said);
  }

  private Map<String, String> withoutProxies() {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(settings.addresses(postgres.port(), rabbit.port(), redis.port()));
    return environment;
  }

  /** Whether every server answers, without asking the services. */
  public boolean serversAnswer() {
    return database().isReady() && rabbit.management().isReady() && redis.isReady();
  }

  /** Whether all four services say that they are well. */
  public boolean servicesAreHealthy() {
    return services.stream().allMatch(Service::isHealthy);
  }

  @Override
  public void close() {
    supervisor.close();
    Stream<ManagedProcess> all = services.stream().map(Service::process);
    all.parallel().forEach(process -> process.stop("TERM", Duration.ofSeconds(20)));
    services.forEach(Service::closeProxies);
    rabbit.process().stop("TERM", Duration.ofSeconds(20));
    redis.process().stop("TERM", Duration.ofSeconds(5));
    postgres.process().stop("INT", Duration.ofSeconds(20));
    rabbit.epmd().stop("TERM", Duration.ofSeconds(5));
  }

  private void await(String what, BooleanSupplier condition) {
    if (!Pause.until(condition, START)) {
      throw new IllegalStateException(
          what + " did not become ready in " + START + "; logs are in " + ground.logs());
    }
  }
}
