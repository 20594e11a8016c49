package dev.rapport.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

  @Test
  void readsPlainAndQuotedValues(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("stack.env"),
            "API_URLS=http://a:1,http://b:2\nJDBC_URL='jdbc:x?user=o'\\''neill&password=p=q'\n");

    StackFile stack = StackFile.read(file);

    assertThat(stack.get("JDBC_URL")).isEqualTo("jdbc:x?user=o'neill&password=p=q");
    assertThat(stack.urls("API_URLS"))
        .containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
  }
}
