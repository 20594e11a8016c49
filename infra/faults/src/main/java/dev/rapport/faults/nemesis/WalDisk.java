package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's disk full. Its write-ahead log is moved to a small memory disk, which is then filled
 * up: the server panics and can only come back once there is room. Afterwards the log moves back.
 */
final class WalDisk {

  private static final String KIND = "wal-disk-full";
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Lab lab;
  private final Path disk;

  WalDisk(Lab lab) {
    this.lab = lab;
    this.disk = lab.ground().data().resolve("wal-disk");
  }

  void addTo(Arsenal arsenal) {
    if (canMount()) {
      arsenal.add(KIND, _ -> fault());
    } else {
      arsenal.cannot(KIND, "no permission to mount a tmpfs");
    }
  }

  private boolean canMount() {
    try {
      Files.createDirectories(disk);
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
      return mounted && run("umount", disk.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private Fault fault() {
    return Fault.lasting(
        "postgres",
        Harm.DATABASE,
        HOLD,
        new Action(this::moveAndFill, this::emptyAndMoveBack),
        lab::serversAnswer);
  }

  private void moveAndFill() {
    demand("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", disk.toString());
    move(lab.postgres().wal(), disk.resolve("wal"), true);
    if (!Pause.until(lab::serversAnswer, Duration.ofSeconds(30))) {
      throw new IllegalStateException("PostgreSQL did not start with its log moved");
    }
    boolean filled = run("fallocate", "-l", "320m", disk.resolve("ballast").toString());
    if (!filled) {
      // fallocate refuses what does not fit; dd takes what is left.
      boolean all = run("dd", "if=/dev/zero", "of=" + disk.resolve("ballast"), "bs=64k");
      if (all) {
        throw new IllegalStateException("the memory disk is not full");
      }
    }
  }

  private void emptyAndMoveBack() {
    demand("rm", "-f", disk.resolve("ballast").toString());
    if (!Pause.until(lab::serversAnswer, Duration.ofMinutes(1))) {
      throw new IllegalStateException("PostgreSQL did not come back when its disk had room");
    }
    move(disk.resolve("wal"), lab.postgres().wal(), false);
    demand("umount", disk.toString());
  }

  /** While the server is down; the supervisor must not start it in between. */
  private void move(Path from, Path to, boolean leaveLink) {
    ManagedProcess server = lab.postgres().process();
    server.stop("INT", Duration.ofSeconds(30));
    server.excuse();
    if (!leaveLink) {
      demand("rm", to.toString());
    }
    demand("cp", "-a", from.toString(), to.toString());
    demand("rm", "-rf", from.toString());
    if (leaveLink) {
      demand("ln", "-s", to.toString(), from.toString());
    }
    server.start();
  }

  private static void demand(String... words) {
    if (!run(words)) {
      throw new IllegalStateException(String.join(" ", words) + " failed");
    }
  }

  private static boolean run(String... words) {
    try {
      Process process =
          new ProcessBuilder(List.of(words))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
