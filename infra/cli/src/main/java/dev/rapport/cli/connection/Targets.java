package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which API is meant. For addresses and token alike: options, then the environment, then
 * the context, then the stack that runs in this checkout.
 *
 * <p>Somebody who names an address without a context gets no token of another place with it.
 */
public final class Targets {

  private final Map<String, String> environment;
  private final @Nullable Path checkout;

  /**
   * @param checkout the repository this command belongs to; null when it was installed elsewhere
   */
  public Targets(Map<String, String> environment, @Nullable Path checkout) {
    this.environment = environment;
    this.checkout = checkout;
  }

  /** What the options said; null for what they did not say. */
  public record Wish(@Nullable String context, @Nullable String urls, @Nullable Path tokenFile) {}

  private record Base(
      @Nullable String context,
      String source,
      List<String> urls,
      @Nullable String token,
      @Nullable Path tokenFile,
      boolean production) {}

  /** The file of contexts, whether it exists or not. */
  public ContextFile contexts() {
    String configuration = environment.get("XDG_CONFIG_HOME");
    Path directory =
        configuration == null || configuration.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configuration);
    return ContextFile.read(directory.resolve("rapport").resolve("contexts"));
  }

  /**
   * The API that is meant.
   *
   * @throws Failure when none is named, or what is named cannot be used
   */
  public Target find(Wish wish) {
    String wished = wish.urls();
    String urls = wished != null ? wished : variable("RAPPORT_API_URL");
    Base base = base(wish, urls != null);
    if (urls == null && base.urls().isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "no API is named",
          "there is no --api-url, no RAPPORT_API_URL, no context, and no stack is running here",
          "start one with infra/up --detach, or add a context to " + contexts().file());
    }
    String named = wished != null ? "--api-url" : "RAPPORT_API_URL";
    return new Target(
        base.context(),
        urls == null ? base.source() : named,
        (urls == null ? base.urls() : split(urls)).stream().map(Targets::url).toList(),
        token(wish, base),
        base.production());
  }

  static List<String> split(String urls) {
    return Arrays.stream(urls.split("[,\\s]+")).filter(url -> !url.isEmpty()).toList();
  }

  private Base base(Wish wish, boolean addressIsGiven) {
    String name = wish.context() != null ? wish.context() : variable("RAPPORT_CONTEXT");
    if (name == null && addressIsGiven) {
      return new Base(null, "", List.of(), null, null, false);
    }
    ContextFile contexts = contexts();
    String chosen = name != null ? name : contexts.current();
    if (chosen != null) {
      ContextFile.Context context = contexts.context(chosen);
      return new Base(
          context.name(),
          contexts.file().toString(),
          context.urls(),
          null,
          context.tokenFile(),
          context.production());
    }
    Path file = checkout == null ? null : checkout.resolve(".local").resolve("stack.env");
    StackFile stack = file == null ? null : StackFile.read(file);
    return stack == null
        ? new Base(null, "", List.of(), null, null, false)
        : new Base(null, String.valueOf(file), stack.urls(), stack.token(), null, false);
  }

  private @Nullable String token(Wish wish, Base base) {
    if (wish.tokenFile() != null) {
      return TokenFile.read(wish.tokenFile());
    }
    String token = variable("RAPPORT_TOKEN");
    if (token != null) {
      return token;
    }
    String file = variable("RAPPORT_TOKEN_FILE");
    if (file != null) {
      return TokenFile.read(Path.of(file));
    }
    return base.tokenFile() == null ? base.token() : TokenFile.read(base.tokenFile());
  }

  private @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      String scheme = String.valueOf(url.getScheme());
      if ((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like an address of another kind.
    }
    throw new Failure(
        ExitCode.USAGE,
        "this is no address of an API",
        text,
        "give http://HOST:PORT or https://HOST, several separated by commas");
  }
}
