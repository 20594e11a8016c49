package dev.rapport.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationEndedJsonTest {

  private static final ConversationEnded EVENT =
      new ConversationEnded(
          new EventId(42),
          "conv-7f",
          "child-9",
          "TALK",
          2,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private final ConversationEndedJson json = new ConversationEndedJson();

  @Test
  void writesVersion1AsOnTheRecord() {
    assertThat(new String(json.write(EVENT), StandardCharsets.UTF_8)).isEqualTo(golden());
  }

  @Test
  void readsVersion1() {
    assertThat(json.read(bytes(golden()))).isEqualTo(EVENT);
  }

  @Test
  void ignoresFieldsOfALaterWriter() {
    assertThat(json.read(bytes(golden().replace("\"attempt\":2", "\"attempt\":2,\"colour\":[1]"))))
        .isEqualTo(EVENT);
  }

  @Test
  void doesWithoutOptionalFields() {
    var plain = new ConversationEnded(new EventId(1), "c-1", "u-1", null, 0, null);
    assertThat(json.read(json.write(plain))).isEqualTo(plain);
  }

  @Test
  void cutsIdsForPeopleRatherThanGrowBeyondItsBound() {
    String longId = "ư".repeat(300);
    var longest =
        new ConversationEnded(
            new EventId(Long.MAX_VALUE), longId, longId, "B".repeat(50), 5, EVENT.traceparent());
    byte[] body = json.write(longest);
    assertThat(body).hasSizeLessThanOrEqualTo(ConversationEndedJson.MAX_BYTES);
    ConversationEnded read = json.read(body);
    assertThat(read.eventId()).isEqualTo(longest.eventId());
    assertThat(read.conversationId()).startsWith("ưưư").endsWith("…");
  }

  @Test
  void keepsTheLongestIdsOfPlainLettersWhole() {
    String longId = "c".repeat(300);
    var longest = new ConversationEnded(new EventId(7), longId, "u".repeat(255), null, 0, null);
    assertThat(json.read(json.write(longest))).isEqualTo(longest);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json|the body is not valid JSON",
        "[]|the body is not a JSON object",
        "{}|schema_version is not a whole number",
        "{\"schema_version\":2}|unknown schema_version 2",
        "{\"schema_version\":1,\"event_id\":0}|event_id is not a positive whole number",
        "{\"schema_version\":1,\"event_id\":\"42\"}|event_id is not a positive whole number",
        "{\"schema_version\":1,\"event_id\":1e400}|event_id is not a positive whole number",
        "{\"schema_version\":1,\"event_id\":1}|conversation_id is missing",
        "{\"schema_version\":1,\"event_id\":1,\"conversation_id\":7}|conversation_id is not a string",
        "{\"schema_version\":1,\"schema_version\":1}|the body is not valid JSON",
        "{\"schema_version\":1,\"a\":[[[[[[1]]]]]]}|the body is not valid JSON",
      })
  void saysWhyAMessageIsUnreadable(String body, String reason) {
    assertThatThrownBy(() -> json.read(bytes(body)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage(reason);
  }

  @Test
  void refusesAnOverlongBody() {
    assertThatThrownBy(() -> json.read(new byte[ConversationEndedJson.MAX_BYTES + 1]))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("the body has 1025 bytes, more than 1024");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String golden() {
    try (var file =
        ConversationEndedJsonTest.class.getResourceAsStream(
            "/messages/conversation-ended.v1.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
