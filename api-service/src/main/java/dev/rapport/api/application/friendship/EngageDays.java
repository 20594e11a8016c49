package dev.rapport.api.application.friendship;

import java.util.List;

/** Days of use, as the nightly job counts them. */
public interface EngageDays {

  /**
   * A user's days of use.
   *
   * @param engageDay from 0
   */
  record EngageDay(String userId, int engageDay) {}

  /**
   * Sets them, each user's in one step, and the level where the policy goes by them. Users without
   * a friendship are left out. Idempotent. Takes at most the wait for a connection and one
   * statement's bound; throws {@link dev.rapport.model.failure.OutageException} or {@link
   * dev.rapport.model.failure.TransientException} when nothing was perhaps set.
   *
   * @return how many were set
   */
  int update(List<EngageDay> days);
}
