package dev.rapport.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the scoring-worker. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Wiring.class, AdapterWiring.class, AnalysisWiring.class})
public class ScoringWorker {

  static void main(String[] args) {
    SpringApplication.run(ScoringWorker.class, args);
  }
}
