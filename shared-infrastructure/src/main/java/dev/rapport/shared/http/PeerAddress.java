package dev.rapport.shared.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a peer is, and the only place a request to it may go.
 *
 * <p>Cleartext goes to private addresses only; TLS to public ones, unless the host is named in
 * {@code allowedHosts}. Link-local, multicast and wildcard addresses, where clouds keep their
 * metadata, are never asked.
 *
 * @param url http or https, without user, query or fragment
 * @param allowedHosts hosts that may be asked; empty for that of the url alone
 */
public record PeerAddress(URI url, Set<String> allowedHosts) {

  public PeerAddress {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * Checks a configured address, without asking the network.
   *
   * @throws IllegalArgumentException if it must not be asked; names property, value and rule
   */
  public static PeerAddress configured(String property, URI url, Set<String> allowedHosts) {
    PeerAddress address = new PeerAddress(url, allowedHosts);
    String host = url.getHost();
    if (host == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(property + " is " + url + "; it must be http or https");
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(property + " must have no user, query or fragment");
    }
    if (!allowedHosts.isEmpty() && !allowedHosts.contains(host)) {
      throw new IllegalArgumentException(
          property + " is " + url + "; its host must be one of " + allowedHosts);
    }
    literal(host)
        .flatMap(address::objection)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(property + " is " + url + "; " + why);
            });
    return address;
  }

  /** The address with this path appended. */
  public URI at(String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /**
   * Where a location that this peer named is.
   *
   * @throws PeerException if it is not at the very same scheme, host and port
   */
  public URI at(URI from, String location) {
    try {
      URI target = from.resolve(location);
      if (sameOrigin(target)) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      throw elsewhere();
    }
    throw elsewhere();
  }

  /**
   * Resolves the host, and lets its addresses pass or not. May take as long as the resolver takes.
   *
   * @throws PeerException if it cannot be resolved, or to an address that must not be asked
   */
  void check() {
    try {
      Stream.of(InetAddress.getAllByName(withoutBrackets(url.getHost())))
          .flatMap(resolved -> objection(resolved).stream())
          .findFirst()
          .ifPresent(
              why -> {
                throw new PeerException(PeerException.Kind.REFUSED, "ADDRESS_FORBIDDEN", why);
              });
    } catch (UnknownHostException e) {
      throw new PeerException(PeerException.Kind.AWAY, "UNKNOWN_HOST", "its name has no address");
    }
  }

  /** Why nothing may be sent there; empty if it may. */
  private Optional<String> objection(InetAddress resolved) {
    AddressKind kind = AddressKind.of(resolved);
    boolean cleartext = url.getScheme().equals("http");
    if (kind == AddressKind.FORBIDDEN) {
      return Optional.of("its address is link-local, multicast or a wildcard");
    }
    if (cleartext && kind == AddressKind.PUBLIC) {
      return Optional.of("that is cleartext to a public address");
    }
    if (!cleartext && kind == AddressKind.PRIVATE && !allowedHosts.contains(url.getHost())) {
      return Optional.of("its address is private, and its host not among the allowed ones");
    }
    return Optional.empty();
  }

  private boolean sameOrigin(URI target) {
    return url.getScheme().equals(target.getScheme())
        && url.getHost().equals(target.getHost())
        && url.getPort() == target.getPort();
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(withoutBrackets(host)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static PeerException elsewhere() {
    return new PeerException(
        PeerException.Kind.REFUSED, "POINTED_ELSEWHERE", "it names a location at another place");
  }
}
