package dev.rapport.api.infrastructure.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.api.application.ingest.ConversationEnd;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.settings.IngestSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConversationEndReaderTest {

  private static final String VALID =
      """
      {"conversation_id": "conv-1", "user_id": "user-1", "bot_type": " next lesson ",
       "start_time": "2026-11-23T15:00:00+07:00", "end_time": "2026-11-23T08:01:00Z",
       "conversation_log": [%s]}
      """;

  private final IngestSettings settings =
      new Binder(new MapConfigurationPropertySource())
          .bindOrCreate("rapport.ingest", IngestSettings.class);
  private final ConversationEndReader reader = new ConversationEndReader(settings);

  @Test
  void readsBothFormsOfATurn() {
    ConversationEnd end =
        read(
            VALID.formatted(
                """
                {"content": "Hi", "character": "BOT", "mood": {"x": [1, 2]}},
                {"speaker": "user", "text": "Hello", "turn_id": 2, "timestamp": "2026-11-23T08:00:30Z"}
                """));
    assertThat(end.conversationId()).isEqualTo("conv-1");
    assertThat(end.bot().type()).isEqualTo("NEXT_LESSON");
    assertThat(end.startTime()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(end.log())
        .isEqualTo(
            "[{\"character\":\"BOT\",\"content\":\"Hi\"},{\"speaker\":\"user\",\"turn_id\":2,"
                + "\"text\":\"Hello\",\"timestamp\":\"2026-11-23T08:00:30Z\"}]");
  }

  @Test
  void readsTheAliases() {
    ConversationEnd end =
        read(
            VALID
                .formatted("")
                .replace("user_id", "profile_id")
                .replace("conversation_log", "conversation_logs"));
    assertThat(end.userId()).isEqualTo("user-1");
    assertThat(end.log()).isEqualTo("[]");
  }

  @Test
  void fieldsOfOursAndUnknownOnesChangeNothing() {
    String more =
        VALID
            .formatted("")
            .replaceFirst(
                "\\{",
                "{\"status\": \"PROCESSED\", \"attempt_count\": -1, \"friendship_score_change\": 9e9,"
                    + " \"x\": [{\"y\": null}], ");
    assertThat(read(more)).isEqualTo(read(VALID.formatted("")));
  }

  @Test
  void equalLogsAreEqualWhateverTheOrderOfTheirFields() {
    assertThat(read(VALID.formatted("{\"content\":\"a\",\"character\":\"USER\"}")))
        .isEqualTo(read(VALID.formatted("{ \"character\" : \"USER\", \"content\" : \"\\u0061\"}")));
  }

  @Test
  void tellsEveryFaultAtOnce() {
    assertThat(
            faults(
                """
                {"conversation_id": "x", "user_id": "abc", "profile_id": "abd", "bot_type": 7,
                 "bot_name": "%s", "start_time": "2026-11-23T08:00:00", "end_time": "yesterday",
                 "conversation_log": [{"character": "USER"}, 3, {"text": "a"},
                   {"speaker": "user", "text": "b", "turn_id": 1.5, "timestamp": "soon"}]}
                """
                    .formatted("n".repeat(256))))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/conversation_id",
            "/profile_id",
            "/bot_type",
            "/bot_name",
            "/start_time",
            "/end_time",
            "/conversation_log/0",
            "/conversation_log/1",
            "/conversation_log/2/speaker",
            "/conversation_log/3/turn_id",
            "/conversation_log/3/timestamp");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(faults("{}"))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/conversation_id", "/user_id", "/start_time", "/end_time", "/conversation_log");
    assertThat(faults("[]")).containsExactly(new Fault("", "must be an object"));
  }

  @ParameterizedTest
  @CsvSource({"08:00:00Z,is as late", "07:00:00Z,is earlier"})
  void theEndIsAfterTheStart(String end, String why) {
    assertThat(faults(VALID.formatted("").replace("08:01:00Z", end)))
        .as(why)
        .containsExactly(new Fault("/end_time", "must be after start_time"));
  }

  @Test
  void neverRepeatsAValue() {
    String secret = "s3cret";
    RefusedException refused =
        refused(VALID.formatted("{\"text\": 1, \"content\": [\"" + secret + "\"]}"));
    assertThat(refused.getMessage() + refused.faults()).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"a\":1}{",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"x\\udc00\"}",
        "{\"\\ud800\":1}",
        "{\"a\":NaN}",
        "{\"a\":123456789012345678901234567890123}",
        "{\"a\":'b'}",
        "{\"a\":1,}"
      })
  void refusesWhatIsNoJson(String body) {
    assertThat(refused(body).code()).isEqualTo(ErrorCode.MALFORMED_JSON);
  }

  @Test
  void boundsDepthAndStrings() {
    assertThat(refused("{\"a\":" + "[".repeat(32)).code()).isEqualTo(ErrorCode.MALFORMED_JSON);
    String longText = "x".repeat(100_001);
    assertThat(refused("{\"a\":\"" + longText + "\"}").code()).isEqualTo(ErrorCode.MALFORMED_JSON);
  }

  @Test
  void boundsTheTurns() {
    String turn = "{\"character\":\"USER\",\"content\":\"a\"}";
    assertThat(faults(VALID.formatted((turn + ",").repeat(5000) + turn)))
        .containsExactly(new Fault("/conversation_log", "must have at most 5000 turns"));
    assertThat(read(VALID.formatted((turn + ",").repeat(4999) + turn)).log())
        .hasSizeGreaterThan(5000);
  }

  @Test
  void boundsTheLog() {
    String turn = "{\"character\":\"USER\",\"content\":\"" + "x".repeat(99_000) + "\"}";
    assertThat(faults(VALID.formatted((turn + ",").repeat(21) + turn)))
        .containsExactly(new Fault("/conversation_log", "must have at most 2097152 bytes"));
  }

  @Test
  void keepsWholeSurrogatePairsAndEveryLanguage() {
    assertThat(read(VALID.formatted("{\"content\":\"\\ud83d\\ude00 Xin chào\"}")).log())
        .isEqualTo("[{\"content\":\"😀 Xin chào\"}]");
  }

  private ConversationEnd read(String body) {
    return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Fault> faults(String body) {
    RefusedException refused = refused(body);
    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
    return refused.faults();
  }

  private RefusedException refused(String body) {
    return catchThrowableOfType(RefusedException.class, () -> read(body));
  }
}
