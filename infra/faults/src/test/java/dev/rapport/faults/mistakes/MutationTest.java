package dev.rapport.faults.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rapport.faults.mistakes.Mutation.Change;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MutationTest {

  /** What is mutated. */
  public static final class Victim implements Supplier<String> {

    /** Sends a plain word. */
    @Override
    public String get() {
      return String.valueOf(word()).concat(" where status = 'PENDING'");
    }

    String word() {
      return "select";
    }
  }

  @Test
  void readsAnotherText() throws Exception {
    assertThat(mutated(new Change.OtherText("'PENDING'", "'PROCESSED'")))
        .isEqualTo("select where status = 'PROCESSED'");
  }

  @Test
  void answersNull() throws Exception {
    assertThat(mutated(new Change.AnswerNull("word"))).isEqualTo("null where status = 'PENDING'");
  }

  @Test
  void forgetsAnAnswer() throws Exception {
    assertThat(mutated(new Change.ForgetAnswer("word"))).isEqualTo("null where status = 'PENDING'");
  }

  @Test
  void refusesToChangeNothing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> mutated(new Change.OtherText("no such text", "")))
        .withMessageContaining("no such text");
  }

  private static String mutated(Change change) throws ReflectiveOperationException, IOException {
    ClassLoader loader = Victim.class.getClassLoader();
    String owner = Victim.class.getName().replace('.', '/');
    try (InputStream bytes = loader.getResourceAsStream(owner + ".class")) {
      byte[] original = Objects.requireNonNull(bytes).readAllBytes();
      byte[] changed = new Mutation(owner, change).applyTo(original, loader);
      ClassLoader fresh =
          new ClassLoader(loader) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve)
                throws ClassNotFoundException {
              return name.equals(Victim.class.getName())
                  ? defineClass(name, changed, 0, changed.length)
                  : super.loadClass(name, resolve);
            }
          };
      Object victim =
          fresh.loadClass(Victim.class.getName()).getDeclaredConstructor().newInstance();
      return (String) ((Supplier<?>) victim).get();
    }
  }
}
