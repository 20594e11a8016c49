package dev.rapport.faults.mistakes;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds one mistake into a service: {@code -javaagent:faults-mistakes.jar=NO_LEDGER}. */
public final class MistakeAgent {

  /** What the log says of each change, so that the suite can see that it was made. */
  public static final String BUILT_IN = "mistake built in: ";

  private static final int EXIT_STATUS = 70;

  private MistakeAgent() {}

  /** Called by the JVM before the service's main. */
  public static void premain(String mistake, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Mutator(Mistake.valueOf(mistake).mutations()));
  }

  /**
   * Stands in for a transaction template: does the work on connections that commit by themselves.
   */
  public static @Nullable Object withoutTransaction(Object template, Object callback)
      throws Throwable {
    Class<?> type = callback.getClass().getInterfaces()[0];
    for (var method : type.getMethods()) {
      if (method.getName().equals("doInTransaction")) {
        try {
          return method.invoke(callback, new Object[] {null});
        } catch (InvocationTargetException e) {
          throw e.getTargetException();
        }
      }
    }
    throw new IllegalStateException(template + " was not given a transaction's work");
  }

  private record Mutator(List<Mutation> mutations) implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] original) {
      List<Mutation> ours = mutations.stream().filter(m -> m.owner().equals(name)).toList();
      if (loader == null || ours.isEmpty()) {
        return null;
      }
      byte[] changed = original;
      for (Mutation mutation : ours) {
        changed = mutate(mutation, changed, loader);
      }
      return changed;
    }

    /** What a transformer throws is swallowed by the JVM, so a failure ends the process. */
    private static byte[] mutate(Mutation mutation, byte[] original, ClassLoader loader) {
      try {
        byte[] changed = mutation.applyTo(original, loader);
        System.out.println(BUILT_IN + mutation);
        return changed;
      } catch (RuntimeException e) {
        System.out.println("mistake not built in: " + mutation + ": " + e);
        Runtime.getRuntime().halt(EXIT_STATUS);
        return original;
      }
    }
  }
}
