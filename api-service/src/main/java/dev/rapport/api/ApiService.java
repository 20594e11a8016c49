package dev.rapport.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Starts the api-service; with the argument {@code migrate} prepares schema and topology instead.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Wiring.class)
public class ApiService {

  static void main(String[] args) {
    if (args.length > 0 && args[0].equals("migrate")) {
      System.exit(Migration.withSettingsFrom(args));
    }
    try {
      SpringApplication.run(ApiService.class, args);
    } catch (RuntimeException e) {
      // It is in the log. Threads of a pool of Spring AMQP would keep a refused start alive for a
      // minute.
      System.exit(1);
    }
  }
}
