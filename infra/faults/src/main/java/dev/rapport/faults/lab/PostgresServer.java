package dev.rapport.faults.lab;

import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of the suite's own. */
public final class PostgresServer {

  static final String USER = "postgres";

  /** Connections beyond the services' pools are few, so that they can be used up. */
  private static final int MAX_CONNECTIONS = 120;

  private final Ground ground;
  private final Path bin = Ground.installed("/usr/lib/postgresql", "bin", "initdb");
  private final String account = Ground.account("postgres");
  private final Path directory;
  private final int port;
  private final ManagedProcess process;

  PostgresServer(Ground ground) {
    this.ground = ground;
    this.directory = ground.ownDirectory("postgresql", account);
    this.port = ground.ports().free();
    this.process = ground.process("postgres", this::command);
  }

  public int port() {
    return port;
  }

  public ManagedProcess process() {
    return process;
  }

  /** Where the write-ahead log lies, for who fills its disk. */
  public Path wal() {
    return data().resolve("pg_wal");
  }

  public String account() {
    return account;
  }

  private Path data() {
    return directory.resolve("data");
  }

  void create() {
    Path bootstrap = Path.of(bin.resolve("initdb").toString());
    Ground.run(
        List.of(
            bootstrap.toString(),
            "--pgdata=" + data(),
            "--username=" + USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8"),
        Map.of(),
        account);
    // Passwords count for the services, so that one can be rotated; the suite itself needs none.
    Ground.write(
        data().resolve("pg_hba.conf"),
        "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    Path shared = ground.root().resolve("infra/local/postgresql.conf");
    String settings = Files.exists(shared) ? Ground.read(shared) : "";
    Ground.write(
        data().resolve("postgresql.conf"),
        settings
            + "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = "
            + port
            + "\nmax_connections = "
            + MAX_CONNECTIONS
            + "\nmax_wal_size = 192MB\nmin_wal_size = 80MB\ncheckpoint_timeout = 2min\n");
    Ground.give(directory, account);
  }

  private Command command() {
    return new Command(
        List.of(bin.resolve("postgres").toString(), "-D", data().toString()),
        Map.of("LANG", "C.UTF-8"),
        ground.log("postgres"),
        account);
  }
}
