package dev.rapport.shared.http;

import java.net.InetAddress;

/** What an IP address is, as far as a request is concerned. */
enum AddressKind {
  PUBLIC,
  PRIVATE,
  FORBIDDEN;

  /** One cloud keeps its metadata at a unique-local address: fd00:ec2::254. */
  private static final byte[] METADATA_PREFIX = {(byte) 0xfd, 0x00, 0x0e, (byte) 0xc2};

  /** Another one at 100.100.100.200, within the space that carriers share. */
  private static final byte[] METADATA_ADDRESS = {100, 100, 100, (byte) 200};

  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || startsWith(bytes, METADATA_PREFIX)
        || startsWith(bytes, METADATA_ADDRESS)
        || (bytes.length == 4 && bytes[0] == 0)) {
      return FORBIDDEN;
    }
    return address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || isUniqueLocal(bytes)
            || isShared(bytes)
        ? PRIVATE
        : PUBLIC;
  }

  /** fc00::/7, which {@link InetAddress#isSiteLocalAddress} does not know. */
  private static boolean isUniqueLocal(byte[] bytes) {
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }

  /** 100.64.0.0/10. */
  private static boolean isShared(byte[] bytes) {
    return bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
