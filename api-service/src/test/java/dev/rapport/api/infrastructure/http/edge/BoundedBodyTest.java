package dev.rapport.api.infrastructure.http.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BoundedBodyTest {

  @Test
  void isRefusedAsSoonAsItIsTooLong() {
    assertRefused(new BoundedBody(body(100), 99, Duration.ofSeconds(5)), ErrorCode.BODY_TOO_LARGE);
  }

  @Test
  void isRefusedWhenItTakesTooLong() {
    assertRefused(
        new BoundedBody(body(100), 1000, Duration.ofNanos(-1)), ErrorCode.REQUEST_TIMEOUT);
  }

  @Test
  void isReadWholeWithinItsBounds() throws IOException {
    BoundedBody body = new BoundedBody(body(100), 100, Duration.ofSeconds(5));
    assertThat(body.readAllBytes()).hasSize(100);
  }

  private static void assertRefused(BoundedBody body, ErrorCode code) {
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static ServletInputStream body(int bytes) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(new byte[bytes]);
    return request.getInputStream();
  }
}
