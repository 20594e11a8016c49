package dev.rapport.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** One client's connection and its counterpart to the server. */
final class Link {

  private static final int CHUNK = 16 * 1024;
  private static final int CONNECT_MILLIS = 2000;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Socket client;
  private final Socket server = new Socket();
  private final MessageWatch watch;
  private final ChaosProxy proxy;
  private volatile boolean mutilated;
  private volatile boolean repliesLost;
  private volatile boolean requestsLost;

  Link(Socket client, MessageWatch watch, ChaosProxy proxy) {
    this.client = client;
    this.watch = watch;
    this.proxy = proxy;
  }

  /** Whether bytes are missing, so that nothing sensible can follow. */
  boolean isMutilated() {
    return mutilated;
  }

  void begin(int target) {
    Thread.ofVirtual().start(() -> connect(target));
  }

  /** Closes both ways with RST. */
  void reset() {
    proxy.closed(this);
    reset(client);
    reset(server);
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already, which is all that was wanted.
    }
  }

  private void connect(int target) {
    try {
      awaitNoStall();
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(server, client, false));
      pump(client, server, true);
    } catch (IOException e) {
      reset();
    }
  }

  private void pump(Socket from, Socket to, boolean isRequest) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int length = in.read(chunk);
      while (length >= 0) {
        Set<Moment> moments = isRequest ? watch.read(chunk, length) : Set.of();
        out.write(chunk, 0, passed(length, moments, isRequest));
        out.flush();
        if (mutilated && proxy.condition() instanceof Condition.CutInside) {
          break;
        }
        length = in.read(chunk);
      }
    } catch (IOException e) {
      // One side has gone; so must the other.
    }
    reset();
  }

  /** How many of the bytes go on, after what delays them. */
  private int passed(int length, Set<Moment> moments, boolean isRequest) {
    awaitNoStall();
    switch (proxy.condition()) {
      case Condition.Delay(Duration mean, Duration jitter) -> delay(mean, jitter);
      case Condition.Throttle(int bytesPerSecond) ->
          sleep(Duration.ofMillis(length * 1000L / bytesPerSecond));
      case Condition.CutInside(Moment moment) when isRequest && moments.contains(moment) -> {
        strike();
        return length / 2;
      }
      case Condition.LoseReply(Moment moment) when isRequest && moments.contains(moment) -> {
        repliesLost = true;
        strike();
      }
      case Condition.LoseRequest(Moment moment) when isRequest && moments.contains(moment) -> {
        requestsLost = true;
        strike();
      }
      default -> {}
    }
    return (isRequest ? requestsLost : repliesLost) ? 0 : length;
  }

  private void strike() {
    mutilated = true;
    proxy.struck();
  }

  private void awaitNoStall() {
    while (proxy.condition() instanceof Condition.Stall && !client.isClosed()) {
      sleep(LOOK);
    }
  }

  private static void delay(Duration mean, Duration jitter) {
    long spread = ThreadLocalRandom.current().nextLong(-jitter.toMillis(), jitter.toMillis() + 1);
    sleep(mean.plusMillis(spread));
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
