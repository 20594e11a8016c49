package dev.rapport.shared.postgres;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What an error of PostgreSQL means to the application. SQLSTATE decides; see appendix A of its
 * manual.
 */
public final class PostgresFailures {

  /** Conflicts and bounds that another try can pass. */
  private static final Set<String> TRANSIENT =
      Set.of(
          "40001", // serialization_failure
          "40P01", // deadlock_detected
          "55P03", // lock_not_available
          "57014"); // query_canceled: the statement's bound

  /** Classes of errors that no other try with the same data can pass. */
  private static final Set<String> PERMANENT_CLASSES =
      Set.of(
          "21", // cardinality violation
          "22", // data exception
          "23"); // integrity constraint violation

  private PostgresFailures() {}

  /**
   * Runs the work and translates what it throws.
   *
   * @throws OutageException if the database cannot be reached, does not answer, or is not as it
   *     should be (missing tables, wrong password, full disk)
   * @throws TransientException on a deadlock, a serialization failure or a bound
   * @throws PermanentException if it refuses the data
   */
  public static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      throw translate(e);
    }
  }

  /** {@link #translated(Supplier)} for work without a result. */
  public static void run(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException | TransactionException e) {
      throw translate(e);
    }
  }

  /** The exception that the application knows. */
  public static RuntimeException translate(Throwable failure) {
    String state = sqlState(failure).orElse("");
    if (TRANSIENT.contains(state)) {
      return new TransientException("DATABASE_" + state, "SQLSTATE " + state, failure);
    }
    if (state.length() == 5 && PERMANENT_CLASSES.contains(state.substring(0, 2))) {
      return new PermanentException("DATABASE_" + state, "SQLSTATE " + state, failure);
    }
    String what = state.isEmpty() ? failure.getClass().getSimpleName() : "SQLSTATE " + state;
    return new OutageException(Dependency.POSTGRESQL, what, failure);
  }

  private static Optional<String> sqlState(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null && !state.isEmpty())
        .findFirst();
  }
}
