package dev.rapport.shared.testing;

import org.jspecify.annotations.Nullable;

/** The servers' addresses, as infra/test exports them. */
final class Environment {

  private Environment() {}

  static String required(String name) {
    @Nullable String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          name + " is not set: integration tests need real servers, run them with ./infra/test");
    }
    return value;
  }
}
