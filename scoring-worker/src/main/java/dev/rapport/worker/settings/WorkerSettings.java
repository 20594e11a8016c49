package dev.rapport.worker.settings;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is worked on at once, and how long it may take.
 *
 * @param lanes batches in work at once; by default 2, and 72 where peers are asked: 64 are in a
 *     call (the peers' own bound) while 8 claim or apply
 * @param batchSize events in one batch; by default 64, and 1 where peers are asked
 * @param prefetch deliveries held unacknowledged; by default what the lanes can have in work, twice
 *     that for the built-in analysis
 * @param logsInWork size of the logs being analysed at once, at most; by default a sixteenth of the
 *     heap, because a log takes some eight times its size
 * @param databaseConnections of the pool for work; one more holds the advisory lock
 * @param lease how long a claimed event is ours unless we say otherwise
 * @param drain how long work in flight may go on after SIGTERM
 * @param terminationGrace when whoever stops us loses patience
 */
@ConfigurationProperties("rapport.worker")
public record WorkerSettings(
    @Nullable Integer lanes,
    @Nullable Integer batchSize,
    @Nullable Integer prefetch,
    @Nullable DataSize logsInWork,
    @DefaultValue("6") int databaseConnections,
    @DefaultValue("300s") Duration lease,
    @DefaultValue("25s") Duration drain,
    @DefaultValue("30s") Duration terminationGrace) {

  private static final int SHARE_OF_THE_HEAP = 16;
  private static final int MAX_LANES = 512;
  private static final int MAX_BATCH = 200;

  public WorkerSettings {
    Setting.between("rapport.worker.lanes", Objects.requireNonNullElse(lanes, 1), 1, MAX_LANES);
    Setting.between(
        "rapport.worker.batch-size", Objects.requireNonNullElse(batchSize, 1), 1, MAX_BATCH);
    Setting.between("rapport.worker.prefetch", Objects.requireNonNullElse(prefetch, 1), 1, 10_000);
    Setting.between(
        "rapport.worker.logs-in-work",
        roomForLogs(logsInWork),
        DataSize.ofKilobytes(64),
        DataSize.ofGigabytes(64));
    Setting.between("rapport.worker.database-connections", databaseConnections, 1, 100);
    Setting.between("rapport.worker.lease", lease, Duration.ofSeconds(10), Duration.ofMinutes(30));
    Setting.between("rapport.worker.drain", drain, Duration.ofSeconds(1), Duration.ofMinutes(10));
    Setting.nests(
        "rapport.worker.drain", drain, "rapport.worker.termination-grace", terminationGrace);
  }

  /** With every number that depends on the kind of analysis filled in. */
  public Concurrency concurrency(boolean asksPeers) {
    int many = lanes != null ? lanes : asksPeers ? 72 : 2;
    int size = batchSize != null ? batchSize : asksPeers ? 1 : 64;
    int inWork = many * size;
    return new Concurrency(
        many, size, prefetch != null ? prefetch : asksPeers ? inWork : 2 * inWork);
  }

  /** As set, or what the heap allows. */
  public DataSize roomForLogs() {
    return roomForLogs(logsInWork);
  }

  private static DataSize roomForLogs(@Nullable DataSize set) {
    return set != null
        ? set
        : DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP);
  }

  /** Long enough for a queue of analyses, short enough to leave time for one within the lease. */
  public Duration patienceForRoom() {
    return lease.dividedBy(3);
  }

  /** How much is worked on at once. */
  public record Concurrency(int lanes, int batchSize, int prefetch) {}
}
