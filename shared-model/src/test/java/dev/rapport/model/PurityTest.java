package dev.rapport.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The domain is values and functions: no framework, no clock, no chance of its own. */
class PurityTest {

  private static final String ROOT = "dev.rapport.model.";
  private static final String[] DOMAIN = {
    ROOT + "conversation..", ROOT + "scoring..", ROOT + "analysis..", ROOT + "activities.."
  };

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.rapport.model");

  private static final JavaClasses THESE_TESTS =
      new ClassFileImporter().importPackages("dev.rapport.model.activities");

  private static final ArchRule KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.rapport.model..", "java..", "org.jspecify.annotations");

  private static final ArchRule HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class);

  private static final ArchRule HAS_NO_CHANCE_OF_ITS_OWN =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(concurrent\\.ThreadLocal)?Random")
          .orShould()
          .callMethod(Math.class, "random");

  private static final ArchRule HAS_NO_CYCLES =
      SlicesRuleDefinition.slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  static List<ArchRule> rules() {
    return List.of(KNOWS_NO_FRAMEWORK, HAS_NO_CLOCK, HAS_NO_CHANCE_OF_ITS_OWN, HAS_NO_CYCLES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsEveryRule(ArchRule rule) {
    rule.check(CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conversation", "scoring", "analysis", "activities"})
  void namesPackagesThatExist(String name) {
    assertThat(CODE.containPackage(ROOT + name)).isTrue();
  }

  @Test
  void wouldCatchAFrameworkAndChance() {
    assertThatThrownBy(() -> KNOWS_NO_FRAMEWORK.check(THESE_TESTS))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> HAS_NO_CHANCE_OF_ITS_OWN.check(THESE_TESTS))
        .isInstanceOf(AssertionError.class);
  }
}
