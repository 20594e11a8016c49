package dev.rapport.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "https://169.254.169.254",
        "http://[fe80::1]:8080",
        "http://[fd00:ec2::254]",
        "http://100.100.100.200",
        "http://0.0.0.0:80",
        "http://224.0.0.1",
        "http://[::ffff:169.254.169.254]",
        "http://8.8.8.8",
        "https://10.0.0.1",
        "https://127.0.0.1",
        "ftp://example.org",
        "file:///etc/passwd",
        "https://user:secret@example.org",
        "https://example.org/?key=1"
      })
  void refusesToStartWith(String url) {
    assertThatThrownBy(() -> configured(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rapport.model.base-url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.groq.com/openai/v1",
        "http://127.0.0.1:9000/v1",
        "http://localhost:9000",
        "http://10.1.2.3",
        "http://[fd12::1]:80",
        "http://memory:8080"
      })
  void startsWith(String url) {
    assertThat(configured(url).url()).hasToString(url);
  }

  @Test
  void refusesToStartWithAHostThatIsNotInTheList() {
    URI url = URI.create("https://api.groq.com/openai/v1");
    assertThatThrownBy(() -> PeerAddress.configured("p", url, Set.of("api.openai.com")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api.openai.com");
  }

  @Test
  void refusesAPublicNameThatResolvesToAPrivateAddressWhenItIsAsked() {
    PeerAddress rebound = configured("https://localhost:8443");
    assertThatThrownBy(rebound::check)
        .isInstanceOfSatisfying(
            PeerException.class, e -> assertThat(e.code()).isEqualTo("ADDRESS_FORBIDDEN"));
    PeerAddress.configured("p", URI.create("https://localhost:8443"), Set.of("localhost")).check();
  }

  @ParameterizedTest
  @CsvSource({
    "/jobs/1, http://memory:8080/jobs/1",
    "http://memory:8080/jobs/1, http://memory:8080/jobs/1",
    "jobs/1, http://memory:8080/api/jobs/1"
  })
  void followsALocationAtTheSamePlace(String location, String target) {
    URI from = URI.create("http://memory:8080/api/extract_facts");
    assertThat(configured("http://memory:8080/api").at(from, location)).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other:8080/jobs/1",
        "http://memory:9090/jobs/1",
        "https://memory:8080/jobs/1",
        "//169.254.169.254/x",
        "file:///etc/passwd",
        "::"
      })
  void followsNoLocationAtAnotherPlace(String location) {
    URI from = URI.create("http://memory:8080/api/extract_facts");
    PeerAddress address = configured("http://memory:8080/api");
    assertThatThrownBy(() -> address.at(from, location))
        .isInstanceOfSatisfying(
            PeerException.class, e -> assertThat(e.code()).isEqualTo("POINTED_ELSEWHERE"));
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "2606:4700::1111, PUBLIC",
    "192.168.1.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "::1, PRIVATE",
    "fd12::1, PRIVATE",
    "fe80::1, FORBIDDEN",
    "::, FORBIDDEN"
  })
  void knowsWhatAnAddressIs(String address, AddressKind kind) {
    assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(kind);
  }

  private static PeerAddress configured(String url) {
    return PeerAddress.configured("rapport.model.base-url", URI.create(url), Set.of());
  }
}
