package dev.rapport.worker;

import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.settings.ScoringSettings;
import dev.rapport.worker.settings.PauseSettings;
import dev.rapport.worker.settings.WorkerSettings;

/** Every setting as it is in force; each record keeps its secrets to itself. */
record EffectiveSettings(
    WorkerSettings worker,
    PauseSettings pause,
    ScoringSettings scoring,
    DatabaseSettings database,
    BrokerSettings broker,
    CacheSettings cache) {}
