package dev.rapport.faults.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Says back what it hears. */
final class EchoServer implements AutoCloseable {

  private final ServerSocket listener;
  private final AtomicLong heard = new AtomicLong();

  EchoServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many bytes it heard. */
  long heard() {
    return heard.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> echo(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void echo(Socket client) {
    byte[] chunk = new byte[1024];
    try (client) {
      int length = client.getInputStream().read(chunk);
      while (length >= 0) {
        heard.addAndGet(length);
        client.getOutputStream().write(chunk, 0, length);
        length = client.getInputStream().read(chunk);
      }
    } catch (IOException e) {
      // Reset.
    }
  }
}
