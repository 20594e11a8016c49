package dev.rapport.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWatchTest {

  private static final int BASIC = 60;
  private static final int PUBLISH = 40;
  private static final int ACK = 80;
  private static final int QOS = 10;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void findsPublishHoweverTheBytesAreCut(int chunk) {
    byte[] said =
        join(
            "AMQP\0\0\11\1".getBytes(StandardCharsets.ISO_8859_1),
            frame(1, method(BASIC, QOS, 7)),
            frame(3, new byte[] {0, BASIC, 0, PUBLISH}),
            frame(8, new byte[0]));
    assertThat(moments(new AmqpWatch(), said, chunk)).doesNotContain(Moment.AMQP_PUBLISH);

    byte[] publish = join(said, frame(1, method(BASIC, PUBLISH, 20)));
    assertThat(moments(new AmqpWatch(), publish, chunk))
        .contains(Moment.AMQP_PUBLISH)
        .doesNotContain(Moment.AMQP_ACK);

    byte[] ack = join(publish, frame(1, method(BASIC, ACK, 9)));
    assertThat(moments(new AmqpWatch(), ack, chunk)).contains(Moment.AMQP_ACK);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 1000})
  void findsCommitAsTextAndAsPreparedStatement(int chunk) {
    byte[] started =
        join(startup(80_877_103), startup(196_608), message('p', "secret\0"), message('Q', "x\0"));
    assertThat(moments(new PostgresWatch(), started, chunk)).doesNotContain(Moment.POSTGRES_COMMIT);

    byte[] prepared = join(started, message('P', "S_1\0COMMIT\0\0\0"));
    assertThat(moments(new PostgresWatch(), prepared, chunk))
        .doesNotContain(Moment.POSTGRES_COMMIT);
    assertThat(moments(new PostgresWatch(), join(prepared, message('B', "\0S_1\0...")), chunk))
        .contains(Moment.POSTGRES_COMMIT);
    assertThat(moments(new PostgresWatch(), join(prepared, message('B', "\0S_2\0...")), chunk))
        .doesNotContain(Moment.POSTGRES_COMMIT);
    assertThat(moments(new PostgresWatch(), join(started, message('Q', "commit\0")), chunk))
        .contains(Moment.POSTGRES_COMMIT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 16_000})
  void keepsItsPlaceAfterALongMessage(int chunk) {
    byte[] said =
        join(
            startup(196_608),
            message('Q', "insert " + "x".repeat(5000) + "\0"),
            message('Q', "COMMIT\0"));
    assertThat(moments(new PostgresWatch(), said, chunk)).contains(Moment.POSTGRES_COMMIT);
  }

  private static Set<Moment> moments(MessageWatch watch, byte[] said, int chunk) {
    Set<Moment> moments = EnumSet.noneOf(Moment.class);
    for (int from = 0; from < said.length; from += chunk) {
      int length = Math.min(chunk, said.length - from);
      byte[] part = new byte[length];
      System.arraycopy(said, from, part, 0, length);
      moments.addAll(watch.read(part, length));
    }
    return moments;
  }

  private static byte[] method(int type, int method, int arguments) {
    return ByteBuffer.allocate(4 + arguments)
        .putShort((short) type)
        .putShort((short) method)
        .array();
  }

  private static byte[] frame(int type, byte[] payload) {
    return ByteBuffer.allocate(8 + payload.length)
        .put((byte) type)
        .putShort((short) 1)
        .putInt(payload.length)
        .put(payload)
        .put((byte) 0xCE)
        .array();
  }

  private static byte[] startup(int code) {
    return ByteBuffer.allocate(8).putInt(8).putInt(code).array();
  }

  private static byte[] message(char type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) type)
        .putInt(4 + bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
