package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.application.activities.SuggestActivities;
import dev.rapport.api.application.friendship.CalculateScore;
import dev.rapport.api.application.friendship.EngageDays;
import dev.rapport.api.application.friendship.Friendships;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the friendship's HTTP side together. */
@Configuration(proxyBeanMethods = false)
public class FriendshipHttpWiring {

  @Bean
  FriendshipController friendship(Friendships friendships) {
    return new FriendshipController(friendships);
  }

  @Bean
  SuggestionController suggestions(SuggestActivities suggest) {
    return new SuggestionController(suggest);
  }

  @Bean
  ScoreController scores(CalculateScore scores, Friendships friendships) {
    return new ScoreController(scores, friendships);
  }

  @Bean
  EngageDayController engageDayUpdates(EngageDays days) {
    return new EngageDayController(days);
  }
}
