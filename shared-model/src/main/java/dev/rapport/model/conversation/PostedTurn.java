package dev.rapport.model.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One turn as the robot's backend posted it; the two forms may be mixed within one log. */
public sealed interface PostedTurn {

  /** The name the backend gave whoever spoke, if it gave one. */
  @Nullable String speakerName();

  /** What was said, inline markup included; may be blank. */
  String words();

  /** When it was said, if the backend knew. */
  @Nullable Instant saidAt();

  /** The robot's own form: {@code {character, content}}. */
  record RawTurn(@Nullable String character, String content) implements PostedTurn {

    @Override
    public @Nullable String speakerName() {
      return character;
    }

    @Override
    public String words() {
      return content;
    }

    @Override
    public @Nullable Instant saidAt() {
      return null;
    }
  }

  /**
   * The form Rapport itself answers with: {@code {speaker, turn_id, text, timestamp}}. The posted
   * turn id is not kept: turns are numbered by their place in the log.
   */
  record StandardTurn(
      String speaker, @Nullable Integer turnId, String text, @Nullable Instant timestamp)
      implements PostedTurn {

    @Override
    public @Nullable String speakerName() {
      return speaker;
    }

    @Override
    public String words() {
      return text;
    }

    @Override
    public @Nullable Instant saidAt() {
      return timestamp;
    }
  }
}
