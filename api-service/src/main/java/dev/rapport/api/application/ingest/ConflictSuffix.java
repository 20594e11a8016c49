package dev.rapport.api.application.ingest;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for conversations whose id is taken by other content: {@code <id>_YYYYMMDD_HHMMSS}. */
public final class ConflictSuffix {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("'_'yyyyMMdd'_'HHmmss", Locale.ROOT);

  private final InstantSource clock;
  private final ZoneId zone;

  public ConflictSuffix(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param offset seconds to move on, because the earlier names are taken as well
   */
  String name(String conversationId, int offset) {
    return conversationId
        + FORMAT.format(ZonedDateTime.ofInstant(clock.instant(), zone).plusSeconds(offset));
  }
}
