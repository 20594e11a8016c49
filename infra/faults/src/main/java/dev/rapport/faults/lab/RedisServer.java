package dev.rapport.faults.lab;

import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis of the suite's own. */
public final class RedisServer {

  static final String PASSWORD = "cache-password";
  private static final int TIMEOUT_MILLIS = 2000;

  private final Ground ground;
  private final Path directory;
  private final String account = Ground.account("redis");
  private final int port;
  private final ManagedProcess process;

  RedisServer(Ground ground) {
    this.ground = ground;
    this.directory = ground.ownDirectory("redis", account);
    this.port = ground.ports().free();
    this.process = ground.process("redis", this::command);
  }

  public int port() {
    return port;
  }

  public ManagedProcess process() {
    return process;
  }

  boolean isReady() {
    try {
      return ask("PING").startsWith("+PONG");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Sends one inline command and answers the first line of the reply. */
  public String ask(String command) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String said = "AUTH " + PASSWORD + "\r\n" + command + "\r\n";
      socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[4096];
      StringBuilder heard = new StringBuilder();
      while (heard.chars().filter(c -> c == '\n').count() < 2) {
        int length = socket.getInputStream().read(answer);
        if (length < 0) {
          break;
        }
        heard.append(new String(answer, 0, length, StandardCharsets.US_ASCII));
      }
      return heard.toString().lines().skip(1).findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Command command() {
    return new Command(
        List.of(
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--requirepass",
            PASSWORD,
            "--dir",
            directory.toString(),
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "64mb",
            "--maxmemory-policy",
            "allkeys-lru"),
        Map.of(),
        ground.log("redis"),
        account);
  }
}
