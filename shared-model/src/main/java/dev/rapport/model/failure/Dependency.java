package dev.rapport.model.failure;

/** The processes that ours depend on; the names appear in logs, metrics and answers. */
public enum Dependency {
  POSTGRESQL,
  RABBITMQ,
  REDIS,
  LANGUAGE_MODEL,
  MEMORY_SERVICE
}
