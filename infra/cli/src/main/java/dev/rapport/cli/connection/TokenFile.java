package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file that holds a bearer token and nothing else. */
final class TokenFile {

  private TokenFile() {}

  /**
   * The token in the file.
   *
   * @throws Failure when it cannot be read, is empty, or can be read by everybody
   */
  static String read(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw new Failure(
            ExitCode.NOT_ALLOWED,
            "the token is not used",
            file + " can be read by everybody on this machine",
            "chmod 600 " + file + ", and think about whether the token is still secret");
      }
      String token = Files.readString(file).strip();
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new Failure(
            ExitCode.NOT_ALLOWED,
            "there is no token",
            file + " does not hold one token and nothing else",
            "write the token into it, on one line");
      }
      return token;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "there is no token",
          "cannot read " + e.getMessage(),
          "name another file by --token-file, or set RAPPORT_TOKEN");
    }
  }
}
