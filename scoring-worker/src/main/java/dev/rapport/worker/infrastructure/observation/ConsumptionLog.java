package dev.rapport.worker.infrastructure.observation;

import dev.rapport.worker.application.Consumption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when consumption begins and ends, and why. */
public final class ConsumptionLog implements Consumption.Listener {

  private static final Logger log = LoggerFactory.getLogger(ConsumptionLog.class);

  @Override
  public void paused(Consumption.Pause pause) {
    log.atWarn()
        .addKeyValue("reason", pause.reason())
        .addKeyValue("details", pause.details())
        .log("consumption paused");
  }

  @Override
  public void resumed() {
    log.info("consumption runs");
  }
}
