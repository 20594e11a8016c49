package dev.rapport.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals by process id, never by name. */
public final class Signals {

  private Signals() {}

  /** Sends a signal; one that no longer finds its process is no error. */
  public static void send(String signal, long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-s", signal, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int status = kill.waitFor();
      if (status > 1) {
        throw new IOException("kill -s " + signal + " " + pid + " answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
