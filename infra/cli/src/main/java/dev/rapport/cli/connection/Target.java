package dev.rapport.cli.connection;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which API is meant.
 *
 * @param context the context's name; null without one
 * @param source where the addresses come from, for people
 * @param urls the replicas, to be tried in this order; not empty
 * @param token the bearer token; null when there is none
 * @param production whether every write has to be confirmed
 */
public record Target(
    @Nullable String context,
    String source,
    List<URI> urls,
    @Nullable String token,
    boolean production) {

  @Override
  public String toString() {
    return "Target[context=%s, source=%s, urls=%s, production=%s]"
        .formatted(context, source, urls, production);
  }
}
