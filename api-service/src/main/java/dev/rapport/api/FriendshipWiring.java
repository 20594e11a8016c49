package dev.rapport.api;

import dev.rapport.api.application.friendship.CalculateScore;
import dev.rapport.api.application.friendship.ScoredConversations;
import dev.rapport.api.settings.ReadSettings;
import dev.rapport.shared.settings.ScoringSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a conversation to its worth. */
@Configuration(proxyBeanMethods = false)
class FriendshipWiring {

  @Bean
  CalculateScore calculateScore(
      ScoredConversations conversations,
      ScoringSettings scoring,
      ReadSettings read,
      InstantSource clock) {
    return new CalculateScore(
        conversations,
        scoring.formula(),
        new CalculateScore.Waiting(clock, Thread::sleep, read.awaitScore()));
  }
}
