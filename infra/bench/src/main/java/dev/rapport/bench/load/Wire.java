package dev.rapport.bench.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection with at most one request under way. Opened again when the other side closes it.
 */
final class Wire {

  static final int UNANSWERED = -1;
  static final int UNFINISHED = 0;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] END_OF_CHUNKS = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Target target;
  private final Selector selector;
  private final ByteBuffer answer = ByteBuffer.allocate(16 * 1024);
  private @Nullable SocketChannel channel;
  private int sequence;
  private boolean busy;

  Wire(Target target, Selector selector) {
    this.target = target;
    this.selector = selector;
  }

  int sequence() {
    return sequence;
  }

  /** Sends all of it; a keep-alive connection's buffer is empty, so this never waits for long. */
  void send(int number, ByteBuffer request) throws IOException {
    sequence = number;
    answer.clear();
    SocketChannel open = channel == null ? open() : channel;
    while (request.hasRemaining()) {
      int _ = open.write(request);
    }
    busy = true;
  }

  private SocketChannel open() throws IOException {
    SocketChannel opened = SocketChannel.open(target.address());
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    SelectionKey _ = opened.register(selector, SelectionKey.OP_READ, this);
    channel = opened;
    return opened;
  }

  /** The status if the answer is complete; {@link #UNFINISHED}, or {@link #UNANSWERED}. */
  int receive() {
    boolean awaited = busy;
    int status = hasRead() ? status() : UNANSWERED;
    busy = status == UNFINISHED && awaited;
    // A connection may be closed while it is idle; that answers nothing.
    return awaited ? status : UNFINISHED;
  }

  private boolean hasRead() {
    try {
      if (channel != null && channel.read(answer) >= 0) {
        return true;
      }
    } catch (IOException e) {
      // As an end.
    }
    close();
    return false;
  }

  private int status() {
    String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    int headersEnd = text.indexOf("\r\n\r\n");
    if (headersEnd < 0) {
      return UNFINISHED;
    }
    String headers = text.substring(0, headersEnd + 2).toLowerCase(Locale.ROOT);
    if (!isComplete(headers, answer.position() - headersEnd - 4)) {
      return UNFINISHED;
    }
    if (headers.contains("\r\nconnection: close\r\n")) {
      close();
    }
    return Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
  }

  private boolean isComplete(String headers, int received) {
    int at = headers.indexOf("\r\ncontent-length: ");
    if (at < 0) {
      return endsWithLastChunk();
    }
    int from = at + "\r\ncontent-length: ".length();
    return received >= Integer.parseInt(headers.substring(from, headers.indexOf("\r\n", from)));
  }

  private boolean endsWithLastChunk() {
    int from = answer.position() - END_OF_CHUNKS.length;
    return from >= 0
        && answer.slice(from, END_OF_CHUNKS.length).equals(ByteBuffer.wrap(END_OF_CHUNKS));
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is gone either way.
    }
    channel = null;
  }
}
