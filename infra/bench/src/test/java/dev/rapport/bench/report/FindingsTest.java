package dev.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void showsTheMedianAndTheSpreadOfAllRuns() {
    Findings findings = new Findings();
    findings.add("scored/s", 1200);
    findings.add("scored/s", 900);
    findings.add("scored/s", 1000);
    findings.remark("not compared");
    findings.remark("not compared");

    assertThat(findings.table("title"))
        .containsPattern("scored/s +1000 +900 +1200 +3")
        .containsOnlyOnce("not compared");
  }
}
