package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A body that is refused as soon as it is too long or too slow, whatever its headers promised. */
final class BoundedBody extends ServletInputStream {

  private final ServletInputStream body;
  private final long maxBytes;
  private final Duration patience;
  private final long deadline;
  private long bytes;

  /**
   * Reads on from this body.
   *
   * @param patience for the whole body; one read may take the server's own timeout on top
   */
  BoundedBody(ServletInputStream body, long maxBytes, Duration patience) {
    super();
    this.body = body;
    this.maxBytes = maxBytes;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    int value = body.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("bodies are read by the thread that needs them");
  }

  private void count(int read) {
    bytes += read;
    if (bytes > maxBytes) {
      throw tooLarge(maxBytes);
    }
    if (System.nanoTime() - deadline > 0) {
      throw new RefusedException(
          ErrorCode.REQUEST_TIMEOUT, "the body took longer than " + patience.toSeconds() + " s");
    }
  }

  static RefusedException tooLarge(long maxBytes) {
    return new RefusedException(
        ErrorCode.BODY_TOO_LARGE, "the body may have " + maxBytes + " bytes");
  }
}
