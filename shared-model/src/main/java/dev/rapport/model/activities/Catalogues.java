package dev.rapport.model.activities;

/** Where the catalogue of agents is kept. */
public interface Catalogues {

  /**
   * The catalogue, at most {@code 30 s} old: an edit reaches every process within that time.
   *
   * @throws dev.rapport.model.failure.OutageException if it was never read and cannot be read now;
   *     otherwise the last one that could be read is answered
   */
  Catalogue current();
}
