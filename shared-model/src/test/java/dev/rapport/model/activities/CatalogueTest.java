package dev.rapport.model.activities;

import static dev.rapport.model.activities.AgentCategory.GREETING;
import static dev.rapport.model.activities.AgentCategory.TALK;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE1_STRANGER;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE2_ACQUAINTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private static final AgendaEntry ANIMALS =
      SomeCatalogues.agenda("animals", "talk_animals", TALK, PHASE1_STRANGER);

  @Test
  void findsTheTopicOfATagAtThatLevelOnly() {
    Catalogue catalogue =
        catalogue(
            List.of(), ANIMALS, SomeCatalogues.agenda("", "hello", GREETING, PHASE1_STRANGER));
    @Nullable String none = null;
    assertThat(catalogue.topicOf("talk_animals", PHASE1_STRANGER)).contains("animals");
    assertThat(catalogue.topicOf("talk_animals", PHASE2_ACQUAINTANCE)).isEmpty();
    assertThat(catalogue.topicOf("unheard_of", PHASE1_STRANGER)).isEmpty();
    assertThat(catalogue.topicOf("hello", PHASE1_STRANGER)).isEmpty();
    assertThat(catalogue.topicOf(none, PHASE1_STRANGER)).isEmpty();
  }

  @Test
  void offersAnAgentThatOnlyAMappingNames() {
    Catalogue catalogue =
        catalogue(List.of(SomeCatalogues.mapping("talk_new", TALK, PHASE1_STRANGER, 1, true)));
    assertThat(catalogue.offers(TALK, PHASE1_STRANGER))
        .extracting(Offer::agentTag)
        .containsExactly("talk_new");
    assertThat(catalogue.offers(TALK, PHASE2_ACQUAINTANCE)).hasSize(1);
  }

  @Test
  void doesNotBringASwitchedOffAgentBackFromTheFirstLevel() {
    Catalogue catalogue =
        catalogue(
            List.of(SomeCatalogues.mapping("talk_animals", TALK, PHASE2_ACQUAINTANCE, 1, false)),
            ANIMALS);
    assertThat(catalogue.offers(TALK, PHASE1_STRANGER)).hasSize(1);
    assertThat(catalogue.offers(TALK, PHASE2_ACQUAINTANCE)).isEmpty();
  }

  @Test
  void keepsAnAgentThatHasAnActiveRowBesideADeletedOne() {
    Catalogue catalogue =
        catalogue(
            List.of(
                SomeCatalogues.mapping("talk_animals", TALK, PHASE1_STRANGER, 1, false),
                SomeCatalogues.mapping("talk_animals", TALK, PHASE1_STRANGER, 4, true)),
            ANIMALS);
    assertThat(catalogue.offers(TALK, PHASE1_STRANGER))
        .extracting(Offer::weight)
        .containsExactly(BigDecimal.valueOf(4));
  }

  @Test
  void namesAndDescribesAnAgentByMappingElseByItsPrompting() {
    AgentPrompting prompting =
        new AgentPrompting("talk_animals", "Zoe", "Loves beasts.", null, null);
    Catalogue described = new Catalogue(List.of(), List.of(prompting), List.of(), List.of(ANIMALS));
    Offer offer = described.offers(TALK, PHASE1_STRANGER).getFirst();
    assertThat(offer.agentName()).isEqualTo("Zoe");
    assertThat(offer.description()).isEqualTo("Loves beasts.");
    Catalogue mapped =
        new Catalogue(
            List.of(SomeCatalogues.mapping("talk_animals", TALK, PHASE1_STRANGER, 1, true)),
            List.of(prompting),
            List.of(),
            List.of(ANIMALS));
    assertThat(mapped.offers(TALK, PHASE1_STRANGER).getFirst().agentName())
        .isEqualTo("Name of talk_animals");
  }

  @ParameterizedTest
  @CsvSource({
    "talk,TALK",
    "' Talk activity ',TALK_ACTIVITY",
    "GAME,GAME_AGENT",
    "game_activity,GAME_AGENT",
    "WRAP UP,WRAP_UP",
    "greeting,GREETING",
    "review,REVIEW"
  })
  void readsTheCategoriesOfRows(String written, AgentCategory category) {
    assertThat(AgentCategory.named(written)).contains(category);
    assertThat(AgentCategory.named("lullaby")).isEmpty();
  }

  private static Catalogue catalogue(List<AgentMapping> mappings, AgendaEntry... agenda) {
    return new Catalogue(mappings, List.of(), List.of(), List.of(agenda));
  }
}
