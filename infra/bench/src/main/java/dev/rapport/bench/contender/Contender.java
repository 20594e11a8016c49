package dev.rapport.bench.contender;

import dev.rapport.bench.load.Target;
import java.util.List;

/** A system that accepts conversations by the same request and scores them. */
public interface Contender extends AutoCloseable {

  String name();

  Target target();

  /** How many conversations are accepted and not yet scored. */
  long backlog();

  /** What is scored of the run whose conversation ids begin so. */
  List<Scored> scored(String prefix);

  /** How many users do not have the sum of what their conversations gave. */
  long wrongSums();

  @Override
  void close();
}
