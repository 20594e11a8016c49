package dev.rapport.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final String ROOT = "dev.rapport.worker";
  private static final String APPLICATION = ROOT + ".application..";
  private static final String POSTGRES = ROOT + ".infrastructure.postgres..";
  private static final String AMQP = ROOT + ".infrastructure.amqp..";
  private static final String MODEL = ROOT + ".infrastructure.model..";
  private static final String MEMORY = ROOT + ".infrastructure.memory..";
  private static final String OBSERVATION = ROOT + ".infrastructure.observation..";

  private static final JavaClasses WORKER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final ArchRule APPLICATION_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              APPLICATION, "dev.rapport.model..", "java..", "org.jspecify.annotations..");

  @Test
  void applicationKnowsNoFramework() {
    APPLICATION_KNOWS_NO_FRAMEWORK.check(WORKER);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    apart(POSTGRES, AMQP, OBSERVATION, MODEL, MEMORY).check(WORKER);
    apart(AMQP, POSTGRES, OBSERVATION, MODEL, MEMORY).check(WORKER);
    apart(OBSERVATION, POSTGRES, AMQP, MODEL, MEMORY).check(WORKER);
    apart(MODEL, POSTGRES, AMQP, OBSERVATION, MEMORY).check(WORKER);
    apart(MEMORY, POSTGRES, AMQP, OBSERVATION, MODEL).check(WORKER);
  }

  @Test
  void technologiesStayInTheirAdapter() {
    only("org.springframework.jdbc..", POSTGRES).check(WORKER);
    only("com.rabbitmq..", AMQP).check(WORKER);
    only("org.springframework.amqp.rabbit.listener..", AMQP).check(WORKER);
    only("io.micrometer..", OBSERVATION, ROOT).check(WORKER);
    only("io.opentelemetry..", OBSERVATION, MODEL, MEMORY, ROOT).check(WORKER);
    only("java.net.http..", MODEL, MEMORY).check(WORKER);
  }

  @Test
  void nobodyReadsTheTimeButTheWiring() {
    noClasses().should().callMethod(Instant.class, "now").check(WORKER);
    noClasses()
        .that()
        .doNotHaveSimpleName("Wiring")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(WORKER);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)").check(WORKER);
  }

  @ParameterizedTest
  @ValueSource(strings = {APPLICATION, POSTGRES, AMQP, MODEL, MEMORY, OBSERVATION})
  void everyPackageThatARuleNamesExists(String name) {
    assertThat(WORKER.stream().filter(type -> type.getPackageName().equals(name.replace("..", ""))))
        .isNotEmpty();
  }

  @Test
  void aRuleCanFail() {
    JavaClasses everything = new ClassFileImporter().importPackages(ROOT);
    assertThatThrownBy(() -> APPLICATION_KNOWS_NO_FRAMEWORK.check(everything))
        .as("the tests of application use JUnit")
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("org.junit");
  }

  private static ArchRule apart(String adapter, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule only(String technology, String... allowed) {
    return noClasses()
        .that(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology);
  }
}
