package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.TopicMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Orders offers for one child; ties fall by chance. */
final class Ranking {

  /** An unscored topic is not the same as one of score 0: that one the child has met. */
  private static final BigDecimal UNSCORED = BigDecimal.ONE.negate();

  private final FriendshipStatus status;
  private final RandomGenerator random;

  Ranking(FriendshipStatus status, RandomGenerator random) {
    this.status = status;
    this.random = random;
  }

  /** The child's progress with a topic; empty for no topic and for one not yet talked about. */
  Optional<TopicMetric> progress(@Nullable String topicId) {
    return topicId == null
        ? Optional.empty()
        : Optional.ofNullable(status.topicMetrics().get(topicId));
  }

  /** Topics with a score first, the highest at the front; then by weight. */
  List<Offer> byPreference(List<Offer> offers) {
    return sorted(
        offers,
        Comparator.comparing(this::score)
            .reversed()
            .thenComparing(Offer::weight, Comparator.reverseOrder()));
  }

  /** Topics not yet talked about first, then those of the lowest score. */
  List<Offer> byNovelty(List<Offer> offers) {
    return sorted(offers, Comparator.comparing(this::score));
  }

  /** The heaviest first. */
  List<Offer> byWeight(List<Offer> offers) {
    return sorted(offers, Comparator.comparing(Offer::weight, Comparator.reverseOrder()));
  }

  /** The topics of the lowest score, an absent one counting as 0; one of them by chance. */
  Optional<String> leastExplored(List<String> topics) {
    List<String> shuffled = new ArrayList<>(topics);
    Collections.shuffle(shuffled, random);
    return shuffled.stream()
        .min(
            Comparator.comparing(
                topic -> progress(topic).map(TopicMetric::score).orElse(BigDecimal.ZERO)));
  }

  /** One by chance, the heavier the likelier; without weights all are equally likely. */
  Offer drawn(List<Offer> offers) {
    double total = offers.stream().mapToDouble(Ranking::chance).sum();
    if (total <= 0) {
      return offers.get(random.nextInt(offers.size()));
    }
    double left = random.nextDouble(total);
    for (Offer offer : offers) {
      left -= chance(offer);
      if (left < 0) {
        return offer;
      }
    }
    return offers.getLast();
  }

  private static double chance(Offer offer) {
    return Math.max(0, offer.weight().doubleValue());
  }

  private BigDecimal score(Offer offer) {
    return progress(offer.topicId()).map(TopicMetric::score).orElse(UNSCORED);
  }

  private List<Offer> sorted(List<Offer> offers, Comparator<Offer> order) {
    List<Offer> shuffled = new ArrayList<>(offers);
    Collections.shuffle(shuffled, random);
    shuffled.sort(order);
    return shuffled;
  }
}
