package dev.rapport.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Who is posted to.
 *
 * @param token empty for none
 */
public record Target(InetSocketAddress address, String token) {

  /** The host and port of a URL. */
  public static Target at(URI url, String token) {
    try {
      InetAddress host = InetAddress.getAllByName(url.getHost())[0];
      return new Target(new InetSocketAddress(host, url.getPort()), token);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such host: " + url, e);
    }
  }
}
