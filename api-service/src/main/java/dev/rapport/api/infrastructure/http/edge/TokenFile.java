package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.settings.SecuritySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens file, read again when it changes, so that tokens rotate without a restart. */
final class TokenFile {

  private static final Logger log = LoggerFactory.getLogger(TokenFile.class);

  private final SecuritySettings settings;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Snapshot snapshot;

  private record Snapshot(Tokens tokens, FileTime modified, long lookedAtMillis) {}

  /**
   * @throws IllegalStateException if the file cannot be read or understood
   */
  TokenFile(SecuritySettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    try {
      this.snapshot = read();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "rapport.security.tokens-file: cannot use " + settings.tokensFile() + ": " + e, e);
    }
    log.info("{} tokens in {}", snapshot.tokens().size(), settings.tokensFile());
  }

  /** The holder of this token by the file as it is now, or was a moment ago. */
  Optional<Caller> holderOf(String token) {
    boolean due = clock.millis() - snapshot.lookedAtMillis() >= settings.tokensReread().toMillis();
    if (due && looking.tryLock()) {
      try {
        snapshot = readIfChanged();
      } finally {
        looking.unlock();
      }
    }
    return snapshot.tokens().holderOf(token);
  }

  /** A file that is being written, or was written wrongly, leaves the last good one in force. */
  private Snapshot readIfChanged() {
    Snapshot last = snapshot;
    Snapshot looked = new Snapshot(last.tokens(), last.modified(), clock.millis());
    try {
      if (modified().equals(last.modified())) {
        return looked;
      }
      Snapshot read = read();
      log.info("{} tokens in {}, which has changed", read.tokens().size(), settings.tokensFile());
      return read;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      log.error(
          "the tokens file cannot be used, the last good one stays in force: {}", e.toString());
      return looked;
    }
  }

  private Snapshot read() throws IOException {
    FileTime modified = modified();
    Tokens tokens = Tokens.parse(Files.readAllLines(settings.tokensFile()));
    return new Snapshot(tokens, modified, clock.millis());
  }

  private FileTime modified() throws IOException {
    return Files.getLastModifiedTime(settings.tokensFile());
  }
}
