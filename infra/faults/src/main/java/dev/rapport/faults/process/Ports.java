package dev.rapport.faults.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Free ports below the range that the kernel takes for outgoing connections. */
public final class Ports {

  private static final int FIRST = 21_000;
  private static final int LAST = 32_000;

  private final Set<Integer> given = new HashSet<>();

  /** A port that nobody listens on and that was not given before. */
  public synchronized int free() {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = random.nextInt(FIRST, LAST);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " to " + LAST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
