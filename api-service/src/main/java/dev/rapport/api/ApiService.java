package dev.rapport.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the api-service. */
@SpringBootApplication
public class ApiService {

  static void main(String[] args) {
    SpringApplication.run(ApiService.class, args);
  }
}
