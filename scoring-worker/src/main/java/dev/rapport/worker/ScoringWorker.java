package dev.rapport.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the scoring-worker. */
@SpringBootApplication
public class ScoringWorker {

  static void main(String[] args) {
    SpringApplication.run(ScoringWorker.class, args);
  }
}
