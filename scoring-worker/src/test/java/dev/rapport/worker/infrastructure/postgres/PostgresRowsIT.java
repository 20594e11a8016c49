package dev.rapport.worker.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.scoring.FriendshipRules;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.shared.postgres.Pools;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.RowsContract;
import dev.rapport.worker.testing.StoredEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The promises, kept by PostgreSQL. */
class PostgresRowsIT extends RowsContract {

  private static TestDatabase database;
  private static StoredEvents stored;

  private final IdentityHashMap<Rows, WorkerDatabase> workers = new IdentityHashMap<>();

  @BeforeAll
  static void begin() {
    database = TestDatabase.migrated();
    stored = new StoredEvents(database);
  }

  @AfterAll
  static void end() {
    database.close();
  }

  @AfterEach
  void stopWorkers() {
    workers.values().forEach(WorkerDatabase::close);
  }

  @Override
  protected EventId accepted(String userId) {
    return stored.store(userId);
  }

  @Override
  protected Rows worker() {
    WorkerDatabase worker = new WorkerDatabase(pool(), pool());
    worker.presence().check();
    FriendshipRules rules = new FriendshipRules(LevelPolicy.byScore(), ZoneOffset.UTC);
    FriendshipLedger ledger = new FriendshipLedger(rules);
    Rows rows =
        new Rows(
            worker.events(Duration.ofMinutes(5)),
            worker.scores(ledger, Catalogue::empty),
            worker.failedAttempts());
    workers.put(rows, worker);
    return rows;
  }

  @Override
  protected void kill(Rows worker) {
    WorkerDatabase killed = workers.remove(worker);
    if (killed != null) {
      killed.close();
    }
  }

  @Override
  protected void makeDue(EventId id) {
    stored.execute("update conversation_events set next_attempt_at = now() where id = " + id);
  }

  @Override
  protected void endLease(EventId id) {
    stored.execute("update conversation_events set lease_until = now() where id = " + id);
  }

  @Override
  protected void sweep(EventId id) {
    stored.execute(
        "update conversation_events set status = 'PENDING', published_at = null,"
            + " lease_until = null where id = "
            + id);
  }

  @Override
  protected BigDecimal score(String userId) {
    return stored.score(userId);
  }

  private static HikariDataSource pool() {
    return Pools.open(
        database.settingsOf("rapport_worker"), "test-worker", 1, new SimpleMeterRegistry());
  }
}
