package dev.rapport.api.infrastructure.http.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own errors, which no controller ever sees. Made by Tomcat, by its name. */
public final class ProblemReportValve extends ErrorReportValve {

  private static final int FIRST_ERROR = 400;
  private static final int FIRST_OF_OURS = 500;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code =
        status >= FIRST_OF_OURS ? ErrorCode.INTERNAL_ERROR : ErrorCode.MALFORMED_REQUEST;
    byte[] body = Problems.body(new RefusedException(code, "the server refused the request"));
    try {
      response.setContentType("application/problem+json");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(new String(body, StandardCharsets.UTF_8));
        response.finishResponse();
      }
    } catch (IOException e) {
      // The caller has gone: nobody is left to tell.
      container.getLogger().debug("error report not sent", e);
    }
  }
}
