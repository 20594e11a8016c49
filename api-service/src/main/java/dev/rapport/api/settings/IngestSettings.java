package dev.rapport.api.settings;

import dev.rapport.api.application.ingest.GroupCommit;
import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How conversation ends are taken in.
 *
 * @param onConflict what happens to a known conversation id with other content
 * @param conflictZone the time zone of the suffix that such a conversation gets
 * @param connections database connections, and groups stored at the same time
 * @param groupEvents events stored together, at most
 * @param groupSize size of the logs stored together, roughly
 * @param unanswered requests waiting for their group, at most; beyond it 503 at once
 * @param bodiesInMemory size of the bodies being read or stored, at most; beyond it 503 at once; by
 *     default an eighth of the heap
 * @param statementTimeout one statement; shorter than elsewhere, because a caller waits
 * @param requestTimeout the whole request, from its first byte to its answer
 * @param maxBody size of a request's body, at most
 * @param maxLog size of a conversation's log, at most; whatever fits into a body is taken
 * @param maxTurns turns of a log, at most
 */
@ConfigurationProperties("rapport.ingest")
public record IngestSettings(
    @DefaultValue("suffix") OnConflict onConflict,
    @DefaultValue("Asia/Ho_Chi_Minh") ZoneId conflictZone,
    @DefaultValue("4") int connections,
    @DefaultValue("200") int groupEvents,
    @DefaultValue("4MB") DataSize groupSize,
    @DefaultValue("2000") int unanswered,
    @Nullable DataSize bodiesInMemory,
    @DefaultValue("2500ms") Duration statementTimeout,
    @DefaultValue("5s") Duration requestTimeout,
    @DefaultValue("2MB") DataSize maxBody,
    @DefaultValue("2MB") DataSize maxLog,
    @DefaultValue("5000") int maxTurns) {

  /** What happens to a known conversation id with other content. */
  public enum OnConflict {
    /** It is stored under the id with a suffix. */
    SUFFIX,
    /** It is refused with 409. */
    REJECT
  }

  private static final int SHARE_OF_THE_HEAP = 8;
  private static final String PREFIX = "rapport.ingest.";

  public IngestSettings {
    Setting.between(PREFIX + "connections", connections, 1, 100);
    Setting.between(PREFIX + "group-events", groupEvents, 1, 1000);
    Setting.between(PREFIX + "group-size", groupSize, kilobytes(1), DataSize.ofMegabytes(64));
    Setting.between(PREFIX + "unanswered", unanswered, 1, 100_000);
    Setting.between(
        PREFIX + "bodies-in-memory",
        roomForBodies(bodiesInMemory, maxBody),
        maxBody,
        DataSize.ofGigabytes(8));
    Setting.between(
        PREFIX + "statement-timeout", statementTimeout, Duration.ofMillis(100), seconds(60));
    Setting.between(
        PREFIX + "request-timeout", requestTimeout, Duration.ofMillis(500), seconds(55));
    Setting.between(PREFIX + "max-body", maxBody, kilobytes(1), DataSize.ofMegabytes(64));
    Setting.between(PREFIX + "max-log", maxLog, kilobytes(1), maxBody);
    Setting.between(PREFIX + "max-turns", maxTurns, 1, 1_000_000);
    Setting.nests(
        PREFIX + "statement-timeout", statementTimeout, PREFIX + "request-timeout", requestTimeout);
  }

  /** The bounds of the group commit. */
  public GroupCommit.Bounds groups() {
    return new GroupCommit.Bounds(
        connections, unanswered, groupEvents, Math.toIntExact(groupSize.toBytes()), requestTimeout);
  }

  /** As set, or what the heap allows; one body always. */
  public DataSize roomForBodies() {
    return roomForBodies(bodiesInMemory, maxBody);
  }

  private static DataSize roomForBodies(@Nullable DataSize set, DataSize maxBody) {
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
    return set != null ? set : DataSize.ofBytes(Math.max(maxBody.toBytes(), share));
  }

  private static DataSize kilobytes(long amount) {
    return DataSize.ofKilobytes(amount);
  }

  private static Duration seconds(long amount) {
    return Duration.ofSeconds(amount);
  }
}
