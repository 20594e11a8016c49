package dev.rapport.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.faults.process.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaosProxyTest {

  private static final int PATIENCE_MILLIS = 5000;
  private static final int SILENCE_MILLIS = 300;

  private EchoServer server;
  private ChaosProxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = new EchoServer();
    proxy = new ChaosProxy("test", new Ports().free(), server.port(), ChaosProxy.Protocol.REDIS);
    proxy.open();
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void passesBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void refusesAndAcceptsAgain() throws IOException {
    proxy.impose(new Condition.Refuse());
    assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);

    proxy.heal();
    try (Socket client = connect()) {
      assertThat(ask(client, "again")).isEqualTo("again");
    }
  }

  @Test
  void resetsWhatIsOpen() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "open")).isEqualTo("open");
      proxy.impose(new Condition.Reset());
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(client, "closed"));
    }
  }

  @Test
  void acceptsAndStaysSilentUntilHealed() throws IOException {
    proxy.impose(new Condition.Stall());
    try (Socket client = connect()) {
      client.setSoTimeout(SILENCE_MILLIS);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> ask(client, "patience"));

      client.setSoTimeout(PATIENCE_MILLIS);
      proxy.heal();
      assertThat(hear(client, "patience".length())).isEqualTo("patience");
    }
  }

  @Test
  void forwardsTheRequestAndDropsTheReply() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "first")).isEqualTo("first");
      proxy.impose(new Condition.LoseReply(Moment.ANY));
      client.setSoTimeout(SILENCE_MILLIS);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(client, "lost"));

      assertThat(server.heard()).isEqualTo("firstlost".length());
      assertThat(proxy.strikes()).isEqualTo(1);
      proxy.heal();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(client, "gone"));
    }
  }

  @Test
  void dropsTheRequest() throws IOException {
    try (Socket client = connect()) {
      proxy.impose(new Condition.LoseRequest(Moment.ANY));
      client.setSoTimeout(SILENCE_MILLIS);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(client, "lost"));
      assertThat(server.heard()).isZero();
    }
  }

  @Test
  void cutsInTheMiddleOfAMessage() throws IOException {
    try (Socket client = connect()) {
      proxy.impose(new Condition.CutInside(Moment.ANY));
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(client, "halfhalf"));
      assertThat(server.heard()).isEqualTo("half".length());
    }
  }

  @Test
  void delaysEachWay() throws IOException {
    proxy.impose(new Condition.Delay(Duration.ofMillis(100), Duration.ZERO));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      assertThat(ask(client, "slow")).isEqualTo("slow");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket();
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private static String ask(Socket client, String words) throws IOException {
    client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    return hear(client, words.length());
  }

  private static String hear(Socket client, int length) throws IOException {
    byte[] heard = client.getInputStream().readNBytes(length);
    if (heard.length < length) {
      throw new IOException("closed after " + heard.length + " bytes");
    }
    return new String(heard, StandardCharsets.US_ASCII);
  }
}
