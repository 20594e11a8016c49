package dev.rapport.worker;

import dev.rapport.shared.testing.SettingsTable;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

  @Test
  void theReadmeListsEverySettingWithItsDefault() {
    SettingsTable.assertLists("worker");
  }
}
