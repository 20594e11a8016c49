package dev.rapport.shared.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Passes every connection on to a server, until it is told to lose one or to freeze. */
public final class Relay implements AutoCloseable {

  private final String host;
  private final int port;
  private final ServerSocket entrance;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<String> cutAt = new AtomicReference<>("");
  private volatile boolean frozen;

  public Relay(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.add(entrance);
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** From now on it accepts and says nothing. */
  public void freeze() {
    frozen = true;
  }

  /** Cuts the next connection off on which a client says this. */
  public void cutAt(String words) {
    cutAt.set(words);
  }

  public boolean hasCut() {
    return cutAt.get().isEmpty();
  }

  @Override
  public void close() {
    closed.countDown();
    open.forEach(Relay::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        Socket server = new Socket(host, port);
        open.addAll(List.of(caller, server));
        Thread.ofVirtual().start(() -> pass(caller, server));
        Thread.ofVirtual().start(() -> pass(server, caller));
      }
    } catch (IOException e) {
      close();
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (frozen) {
          closed.await();
        }
        String cut = cutAt.get();
        String said = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        if (!cut.isEmpty() && said.contains(cut) && cutAt.compareAndSet(cut, "")) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One of the two went away, and the other goes with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is closed.
    }
  }
}
