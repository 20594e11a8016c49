package dev.rapport.api;

import dev.rapport.api.application.activities.SuggestActivities;
import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.redis.RedisCandidates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a user to a proposal. */
@Configuration(proxyBeanMethods = false)
class ActivitiesWiring {

  @Bean
  RedisCandidates candidates(CacheSettings settings, MeterRegistry metrics, InstantSource clock) {
    return new RedisCandidates(settings, metrics, clock);
  }

  /** Shared by all threads, which this kind of generator allows. */
  @Bean
  RandomGenerator chance() {
    return new Random();
  }

  @Bean
  SuggestActivities suggestActivities(
      Friendships friendships,
      Catalogues catalogues,
      RedisCandidates cache,
      RandomGenerator chance,
      SuggestActivities.Surroundings surroundings) {
    return new SuggestActivities(friendships, catalogues, cache, chance, surroundings);
  }

  @Bean
  SuggestActivities.Surroundings suggestionSurroundings(
      InstantSource clock, CacheSettings settings) {
    return new SuggestActivities.Surroundings(clock, settings.timeToLive());
  }
}
