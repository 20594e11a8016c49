package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * The tokens of a body, one after the other, within limits. Refuses what PostgreSQL or a reader
 * after us could not take: duplicate keys, {@code \u0000}, lone surrogates.
 */
final class StrictJson implements AutoCloseable {

  static final int MAX_DEPTH = 32;
  static final int MAX_STRING = 100_000;
  static final int MAX_NUMBER = 32;
  static final int MAX_NAME = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser parser;

  StrictJson(InputStream body) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), body);
  }

  /** The next token; null at the end. */
  @Nullable JsonToken next() {
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        check(parser.getString());
      } else if (token == JsonToken.PROPERTY_NAME) {
        check(parser.currentName());
      } else if (token != null && token.isNumeric()) {
        // Makes the parser read it to its end and judge its length.
        checkNumber(parser.getStringLength());
      }
      return token;
    } catch (StreamConstraintsException e) {
      throw malformed(
          "a limit is exceeded: depth %d, string %d, number %d"
              .formatted(MAX_DEPTH, MAX_STRING, MAX_NUMBER));
    } catch (JacksonIOException e) {
      throw malformed("the body ended too soon");
    } catch (JacksonException e) {
      throw malformed(
          "line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /** The token after which the parser stands. */
  @Nullable JsonToken current() {
    return parser.currentToken();
  }

  String name() {
    return parser.currentName();
  }

  String text() {
    return parser.getString();
  }

  /** Passes over the value at hand, children included. */
  void skip() {
    int depth = 0;
    JsonToken token = current();
    while (token != null) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      token = next();
    }
  }

  @Override
  public void close() {
    parser.close();
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw malformed("a string holds the character U+0000");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw malformed("a string holds half of a surrogate pair");
        }
        i++;
      }
    }
  }

  private static void checkNumber(int length) {
    if (length > MAX_NUMBER) {
      throw malformed("a number is longer than " + MAX_NUMBER + " characters");
    }
  }

  private static RefusedException malformed(String detail) {
    return new RefusedException(ErrorCode.MALFORMED_JSON, detail);
  }
}
