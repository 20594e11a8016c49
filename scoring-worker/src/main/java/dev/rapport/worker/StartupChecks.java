package dev.rapport.worker;

import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.shared.settings.Setting;
import dev.rapport.worker.settings.AnalysisSettings;
import dev.rapport.worker.settings.WorkerSettings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Refuses to start a worker that could not keep its promises. */
final class StartupChecks implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(StartupChecks.class);

  /** Claim, its two follow-ups, apply, a failure and what is in between. */
  private static final int STATEMENTS = 8;

  private final SchemaCheck schema;
  private final WorkerSettings worker;
  private final AnalysisSettings analysis;
  private final DatabaseSettings database;
  private final ConfirmingPublisher publisher;
  private final EffectiveSettings settings;

  StartupChecks(
      SchemaCheck schema,
      WorkerSettings worker,
      AnalysisSettings analysis,
      DatabaseSettings database,
      ConfirmingPublisher publisher,
      EffectiveSettings settings) {
    this.settings = settings;
    this.schema = schema;
    this.worker = worker;
    this.analysis = analysis;
    this.database = database;
    this.publisher = publisher;
  }

  @Override
  public void afterPropertiesSet() {
    boundsNest(worker, analysis, database, publisher.longestCall());
    schemaMatches();
    log.atInfo().addKeyValue("settings", settings).log("effective settings");
  }

  /** Otherwise a lease could end while its worker is still at it. */
  static void boundsNest(
      WorkerSettings worker,
      AnalysisSettings analysis,
      DatabaseSettings database,
      Duration longestPublish) {
    Duration handling =
        database
            .longestStatement()
            .multipliedBy(STATEMENTS)
            .plus(longestPublish)
            .plus(analysis.budget());
    Setting.nests(
        "the longest handling, with rapport.analysis.budget,",
        handling,
        "rapport.worker.lease",
        worker.lease());
  }

  /** A database that is away is waited for; one that is not ours is refused. */
  private void schemaMatches() {
    try {
      List<String> missing = schema.missing();
      if (!missing.isEmpty()) {
        throw new IllegalStateException("the schema lacks " + missing + "; run `migrate` first");
      }
    } catch (OutageException e) {
      log.warn("the database is away, the worker waits for it: {}", e.getMessage());
    }
  }
}
