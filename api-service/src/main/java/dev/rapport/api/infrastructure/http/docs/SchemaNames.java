package dev.rapport.api.infrastructure.http.docs;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names schemas apart: a record inside a class carries that class's name too, so that two answers
 * may both have an {@code Item}.
 */
final class SchemaNames extends TypeNameResolver {

  private static final String CONTROLLER = "Controller";

  @Override
  protected String getNameOfClass(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    String own = type.getSimpleName();
    if (around == null) {
      return own;
    }
    String outer = getNameOfClass(around);
    String prefix =
        outer.endsWith(CONTROLLER)
            ? outer.substring(0, outer.length() - CONTROLLER.length())
            : outer;
    return own.startsWith(prefix) ? own : prefix + own;
  }
}
