package dev.rapport.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArchitectureTest {

  private static final String ROOT = "dev.rapport.api";
  private static final String APPLICATION = ROOT + ".application..";
  private static final String HTTP = ROOT + ".infrastructure.http..";
  private static final String PROBLEM = ROOT + ".infrastructure.http.problem";
  private static final String POSTGRES = ROOT + ".infrastructure.postgres..";
  private static final String AMQP = ROOT + ".infrastructure.amqp..";
  private static final String SETTINGS = ROOT + ".settings..";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final ArchRule APPLICATION_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  APPLICATION, "dev.rapport.model..", "java..", "org.jspecify.annotations"));

  private static final ArchRule JDBC_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(POSTGRES)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(JdbcClient.class);

  private static final ArchRule AMQP_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(AMQP)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("com.rabbitmq..", "org.springframework.amqp..")
                  .or(JavaClass.Predicates.type(RabbitTemplate.class)));

  private static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices().matching(ROOT + ".infrastructure.(*)..").should().notDependOnEachOther();

  private static final ArchRule ADAPTERS_HIDE_THEIR_TYPES =
      classes()
          .that()
          .resideInAPackage(ROOT + ".infrastructure..")
          .and()
          .areTopLevelClasses()
          .and(DescribedPredicate.not(resideInAPackage(PROBLEM)))
          .and()
          .areNotAnnotatedWith(Configuration.class)
          .should()
          .notBePublic();

  private static final ArchRule TIME_AND_CHANCE_COME_FROM_WIRING =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Wiring")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callConstructor(Random.class);

  private static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto)")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..misc..");

  private static final ArchRule SETTINGS_LIVE_IN_ONE_PLACE =
      classes()
          .that()
          .areAnnotatedWith(ConfigurationProperties.class)
          .should()
          .resideInAPackage(SETTINGS)
          .andShould()
          .beRecords();

  @Test
  void applicationKnowsNoFramework() {
    APPLICATION_KNOWS_NO_FRAMEWORK.check(CODE);
  }

  @Test
  void jdbcStaysInItsAdapter() {
    JDBC_STAYS_IN_ITS_ADAPTER.check(CODE);
  }

  @Test
  void amqpStaysInItsAdapter() {
    AMQP_STAYS_IN_ITS_ADAPTER.check(CODE);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    ADAPTERS_DO_NOT_KNOW_EACH_OTHER.check(CODE);
  }

  @Test
  void adaptersHideTheirTypes() {
    ADAPTERS_HIDE_THEIR_TYPES.check(CODE);
  }

  @Test
  void timeAndChanceComeFromWiring() {
    TIME_AND_CHANCE_COME_FROM_WIRING.check(CODE);
  }

  @Test
  void namesSaySomething() {
    NAMES_SAY_SOMETHING.check(CODE);
  }

  @Test
  void settingsLiveInOnePlace() {
    SETTINGS_LIVE_IN_ONE_PLACE.check(CODE);
  }

  @Test
  void everyPackageNamedInARuleExists() {
    for (String name : List.of(APPLICATION, HTTP, PROBLEM, POSTGRES, AMQP, SETTINGS)) {
      assertThat(CODE.stream().filter(resideInAPackage(name)).toList()).as(name).isNotEmpty();
    }
  }

  /** A rule that cannot fail guards nothing: each must refuse this test's own counterexamples. */
  @Test
  void everyRuleCanFail() {
    JavaClasses broken =
        new ClassFileImporter()
            .importPackages(ROOT + ".application.broken", ROOT + ".infrastructure");
    for (ArchRule rule :
        List.of(
            APPLICATION_KNOWS_NO_FRAMEWORK,
            JDBC_STAYS_IN_ITS_ADAPTER,
            AMQP_STAYS_IN_ITS_ADAPTER,
            ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
            ADAPTERS_HIDE_THEIR_TYPES,
            TIME_AND_CHANCE_COME_FROM_WIRING,
            NAMES_SAY_SOMETHING,
            SETTINGS_LIVE_IN_ONE_PLACE)) {
      assertThatThrownBy(() -> rule.check(broken))
          .as(rule.getDescription())
          .isInstanceOf(AssertionError.class);
    }
  }
}
