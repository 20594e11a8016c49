package dev.rapport.api.infrastructure.http.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.api.settings.SecuritySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

  /** SHA-256 of "secret". */
  private static final String DIGEST =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @TempDir private Path directory;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void knowsTheHolderByTheDigest() throws IOException {
    TokenFile tokens = tokens("# who role digest", "", "backend BE " + DIGEST);
    assertThat(tokens.holderOf("secret")).contains(new Caller("backend", Role.BE));
    assertThat(tokens.holderOf("Secret")).isEmpty();
    assertThat(tokens.holderOf("")).isEmpty();
  }

  @Test
  void readsAgainWhenTheFileChanges() throws IOException {
    TokenFile tokens = tokens("backend BE " + DIGEST);
    write("operator OPS " + DIGEST);
    assertThat(tokens.holderOf("secret")).contains(new Caller("backend", Role.BE));
    now = now.plusSeconds(2);
    assertThat(tokens.holderOf("secret")).contains(new Caller("operator", Role.OPS));
  }

  @Test
  void aBrokenChangeLeavesTheLastGoodOnesInForce() throws IOException {
    TokenFile tokens = tokens("backend BE " + DIGEST);
    write("backend KING " + DIGEST);
    now = now.plusSeconds(2);
    assertThat(tokens.holderOf("secret")).contains(new Caller("backend", Role.BE));
  }

  @Test
  void refusesToStartOnABrokenFile() {
    assertThatThrownBy(() -> tokens("backend BE")).hasMessageContaining("name role sha256");
    assertThatThrownBy(() -> tokens("backend KING " + DIGEST)).hasMessageContaining("tokens-file");
  }

  @Test
  void takesOnlyHarmlessRequestIds() {
    assertThat(RequestIdFilter.idOf("abc-1")).isEqualTo("abc-1");
    assertThat(RequestIdFilter.idOf("a b")).hasSize(36);
    assertThat(RequestIdFilter.idOf("a".repeat(129))).hasSize(36);
    assertThat(RequestIdFilter.idOf(null)).hasSize(36);
  }

  private TokenFile tokens(String... lines) throws IOException {
    write(lines);
    return new TokenFile(
        new SecuritySettings(directory.resolve("tokens"), Duration.ofSeconds(2)), () -> now);
  }

  private void write(String... lines) throws IOException {
    Path file = Files.write(directory.resolve("tokens"), List.of(lines));
    Path dated =
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.nanoTime() / 1_000_000));
    assertThat(dated).exists();
  }
}
