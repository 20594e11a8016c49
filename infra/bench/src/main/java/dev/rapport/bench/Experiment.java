package dev.rapport.bench;

import dev.rapport.bench.report.Plot;

/** One of the measurements. */
interface Experiment {

  /** Measures, adds to the setting's findings, and answers what is to be seen. */
  Plot run(Setting setting);
}
