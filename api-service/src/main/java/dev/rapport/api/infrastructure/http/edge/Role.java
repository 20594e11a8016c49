package dev.rapport.api.infrastructure.http.edge;

/** What a token is for. */
enum Role {
  /** The robot's backend: ingest, suggest, read. */
  BE,
  /** Operators: read, dead letters, replay. */
  OPS,
  /** Everything. */
  ADMIN
}
