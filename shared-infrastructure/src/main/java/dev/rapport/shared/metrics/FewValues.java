package dev.rapport.shared.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label from having a new value for ever: the first ones are kept, the rest is one. */
public final class FewValues {

  private static final String OTHER = "OTHER";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param most values, besides the one that stands for the rest
   */
  public FewValues(int most) {
    this.most = most;
  }

  /** The value itself, or the one that stands for the rest. */
  public String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    return known.size() < most && known.add(value) ? value : OTHER;
  }
}
