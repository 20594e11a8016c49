package dev.rapport.worker;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Starts the scoring-worker; with the argument {@code reanalyse} looks again at what was degraded.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Wiring.class, AdapterWiring.class, AnalysisWiring.class, ObservationWiring.class})
public class ScoringWorker {

  static void main(String[] args) {
    if (args.length > 0 && args[0].equals("reanalyse")) {
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      System.exit(Reanalysis.run(rest, new String[0], System.out, System.err));
    }
    try {
      SpringApplication.run(ScoringWorker.class, args);
    } catch (RuntimeException e) {
      // It is in the log. Threads of a pool of Spring AMQP would keep a refused start alive for a
      // minute.
      System.exit(1);
    }
  }
}
