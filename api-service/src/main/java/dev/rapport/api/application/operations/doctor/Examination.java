package dev.rapport.api.application.operations.doctor;

import java.util.List;

/** Looks at one side of the system and changes nothing. */
interface Examination {

  /** What it looks at, for the case that it cannot be seen. */
  String name();

  /**
   * Within the bounds of what it looks at.
   *
   * @throws RuntimeException if it cannot be seen
   */
  List<Check> examine();
}
