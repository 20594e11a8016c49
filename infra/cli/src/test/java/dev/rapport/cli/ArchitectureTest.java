package dev.rapport.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final String ROOT = "dev.rapport.cli";
  private static final String OUTCOME = ROOT + ".outcome..";
  private static final String CONNECTION = ROOT + ".connection..";
  private static final String OUTPUT = ROOT + ".output..";
  private static final String VERBS = ROOT + ".verbs..";

  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theOutcomeKnowsNobody() {
    unaware(OUTCOME, CONNECTION, OUTPUT, VERBS, ROOT).check(CLI);
  }

  @Test
  void connectionAndOutputDoNotKnowEachOtherOrTheVerbs() {
    unaware(CONNECTION, OUTPUT, VERBS, ROOT).check(CLI);
    unaware(OUTPUT, CONNECTION, VERBS, ROOT).check(CLI);
  }

  @Test
  void technologiesStayInTheirPackage() {
    only("java.net.http..", CONNECTION).check(CLI);
    only("picocli..", VERBS).check(CLI);
    only("me.tongfei.progressbar..", OUTPUT).check(CLI);
    only("org.jline..", OUTPUT).check(CLI);
    only("com.sun.net.httpserver..", ROOT).check(CLI);
  }

  @Test
  void nobodyReadsTheTimeButMain() {
    noClasses().should().callMethod(Instant.class, "now").check(CLI);
    noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .should()
        .callMethod(InstantSource.class, "system")
        .check(CLI);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)").check(CLI);
    noClasses().should().resideInAnyPackage("..util..", "..common..", "..misc..").check(CLI);
  }

  @ParameterizedTest
  @ValueSource(strings = {OUTCOME, CONNECTION, OUTPUT, VERBS})
  void everyPackageInARuleExists(String name) {
    assertThat(
            CLI.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(name.replace("..", "."))))
        .isNotEmpty();
  }

  @Test
  void aRuleCanFail() {
    assertThatThrownBy(() -> only("java.net.http..", VERBS).check(CLI))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("connection.Api");
    assertThatThrownBy(() -> unaware(VERBS, OUTPUT).check(CLI)).isInstanceOf(AssertionError.class);
  }

  private static ArchRule unaware(String of, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(of)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule only(String technology, String place) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology);
  }
}
