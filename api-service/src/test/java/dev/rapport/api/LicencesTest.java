package dev.rapport.api;

import dev.rapport.shared.testing.Licences;
import org.junit.jupiter.api.Test;

class LicencesTest {

  @Test
  void areAllAllowed() {
    Licences.assertAllowed();
  }
}
