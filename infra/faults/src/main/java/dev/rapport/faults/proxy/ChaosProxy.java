package dev.rapport.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands between one client process and one dependency, and fails on request. */
public final class ChaosProxy implements AutoCloseable {

  /** Whose messages it can tell apart. */
  public enum Protocol {
    AMQP,
    POSTGRES,
    REDIS;

    private MessageWatch watch() {
      return switch (this) {
        case AMQP -> new AmqpWatch();
        case POSTGRES -> new PostgresWatch();
        case REDIS -> MessageWatch.none();
      };
    }
  }

  private static final int BACKLOG = 200;

  private final String name;
  private final int port;
  private final int target;
  private final Protocol protocol;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger strikes = new AtomicInteger();
  private volatile Condition condition = new Condition.Pass();
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;

  public ChaosProxy(String name, int port, int target, Protocol protocol) {
    this.name = name;
    this.port = port;
    this.target = target;
    this.protocol = protocol;
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  /** Begins to listen. */
  public synchronized void open() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      listener = socket;
      acceptor = Thread.ofPlatform().name(name).daemon().start(() -> accept(socket));
    } catch (IOException e) {
      throw new UncheckedIOException("proxy " + name + " cannot listen on " + port, e);
    }
  }

  /** From now on fails so. */
  public synchronized void impose(Condition imposed) {
    condition = imposed;
    if (imposed instanceof Condition.Refuse) {
      stopListening();
    }
    if (imposed instanceof Condition.Refuse || imposed instanceof Condition.Reset) {
      links.forEach(Link::reset);
    }
  }

  /** Passes again; connections whose bytes were lost are closed, as TCP would in the end. */
  public synchronized void heal() {
    condition = new Condition.Pass();
    links.stream().filter(Link::isMutilated).forEach(Link::reset);
    if (listener == null) {
      open();
    }
  }

  public Condition condition() {
    return condition;
  }

  /** How often a condition has met its message so far. */
  public int strikes() {
    return strikes.get();
  }

  void struck() {
    strikes.incrementAndGet();
  }

  void closed(Link link) {
    links.remove(link);
  }

  @Override
  public synchronized void close() {
    stopListening();
    links.forEach(Link::reset);
  }

  private void stopListening() {
    ServerSocket current = listener;
    Thread accepting = acceptor;
    listener = null;
    if (current == null || accepting == null) {
      return;
    }
    try {
      current.close();
      // Until the accept in progress has returned, the kernel still takes connections.
      accepting.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        link(socket.accept());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void link(Socket client) {
    Link link = new Link(client, protocol.watch(), this);
    links.add(link);
    if (condition instanceof Condition.Reset) {
      link.reset();
    } else {
      link.begin(target);
    }
  }
}
