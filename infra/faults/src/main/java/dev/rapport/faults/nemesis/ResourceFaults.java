package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.ManagementApi;
import dev.rapport.faults.lab.RabbitServer;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.model.topology.Topology;
import java.time.Duration;
import java.util.Map;

/** Servers that are well and have no room left. */
final class ResourceFaults {

  static final String DISCONNECT =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'rapport'";

  private static final Duration HOLD = Duration.ofSeconds(4);
  private static final String VHOST_LIMIT = "vhost-limits/rapport/max-connections";
  private static final String CHANNEL_LIMIT = "user-limits/" + RabbitServer.USER + "/max-channels";
  private static final String QUEUE_LIMIT = "policies/rapport/faults-full";

  private final Lab lab;
  private final ManagementApi management;

  ResourceFaults(Lab lab) {
    this.lab = lab;
    this.management = lab.rabbit().management();
  }

  void addTo(Arsenal arsenal) {
    arsenal.add("memory-alarm", _ -> memoryAlarm());
    arsenal.add("disk-alarm", _ -> diskAlarm());
    arsenal.add("queue-full", _ -> queueFull());
    arsenal.add("broker-connection-limit", _ -> connectionLimit());
    arsenal.add("broker-channel-limit", _ -> channelLimit());
    arsenal.add("database-connection-limit", _ -> databaseConnectionLimit());
    arsenal.add("cache-full", _ -> cacheFull());
    new WalDisk(lab).addTo(arsenal);
  }

  private Fault memoryAlarm() {
    return broker(
        "memory",
        () -> lab.rabbit().control("set_vm_memory_high_watermark", "absolute", "1MB"),
        () -> lab.rabbit().control("set_vm_memory_high_watermark", "absolute", "1GB"));
  }

  private Fault diskAlarm() {
    return broker(
        "disk",
        () -> lab.rabbit().control("set_disk_free_limit", "500000000000000"),
        () -> lab.rabbit().control("set_disk_free_limit", "50MB"));
  }

  private Fault queueFull() {
    Map<String, Object> full = Map.of("max-length", 1, "overflow", "reject-publish");
    return broker(
        Topology.WORK_QUEUE,
        () ->
            management.put(
                QUEUE_LIMIT,
                Map.of(
                    "pattern",
                    "^rapport\\.scoring$",
                    "definition",
                    full,
                    "apply-to",
                    "queues",
                    "priority",
                    10)),
        () -> management.delete(QUEUE_LIMIT));
  }

  private Fault connectionLimit() {
    return broker(
        "connections",
        () -> {
          management.put(VHOST_LIMIT, Map.of("value", 0));
          management.connections().forEach(management::closeConnection);
        },
        () -> management.delete(VHOST_LIMIT));
  }

  private Fault channelLimit() {
    return broker(
        "channels",
        () -> {
          management.put(CHANNEL_LIMIT, Map.of("value", 0));
          management.connections().forEach(management::closeConnection);
        },
        () -> management.delete(CHANNEL_LIMIT));
  }

  private Fault broker(String target, Runnable inject, Runnable heal) {
    return Fault.lasting(target, Harm.NONE, HOLD, new Action(inject, heal), lab::serversAnswer);
  }

  private Fault databaseConnectionLimit() {
    Runnable inject =
        () -> lab.database().execute("alter role rapport connection limit 0", DISCONNECT);
    Runnable heal = () -> lab.database().execute("alter role rapport connection limit -1");
    return Fault.lasting(
        "postgres", Harm.DATABASE, HOLD, new Action(inject, heal), lab::serversAnswer);
  }

  private Fault cacheFull() {
    Runnable inject = () -> cache("CONFIG SET maxmemory 1 maxmemory-policy noeviction");
    Runnable heal = () -> cache("CONFIG SET maxmemory 64mb maxmemory-policy allkeys-lru");
    return Fault.lasting("redis", Harm.NONE, HOLD, new Action(inject, heal), lab::serversAnswer);
  }

  private void cache(String command) {
    String answer = lab.redis().ask(command);
    if (!answer.startsWith("+OK")) {
      throw new IllegalStateException(command + " answered " + answer);
    }
  }
}
