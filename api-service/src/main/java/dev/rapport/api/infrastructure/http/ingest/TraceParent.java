package dev.rapport.api.infrastructure.http.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of a request. */
final class TraceParent {

  private static final Pattern VERSION_0 =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParent() {}

  /** The header if it is one; what is not is dropped, as the standard wants. */
  static @Nullable String of(@Nullable String header) {
    return header != null && VERSION_0.matcher(header).matches() ? header : null;
  }
}
