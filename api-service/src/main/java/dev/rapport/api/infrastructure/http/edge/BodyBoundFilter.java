package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.Problems;
import dev.rapport.api.settings.IngestSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds every body: by its announced length before anything is read, and as it is read. */
final class BodyBoundFilter extends OncePerRequestFilter {

  private final IngestSettings settings;

  BodyBoundFilter(IngestSettings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long max = settings.maxBody().toBytes();
    if (request.getContentLengthLong() > max) {
      Problems.write(response, BoundedBody.tooLarge(max));
    } else {
      chain.doFilter(new BoundedRequest(request), response);
    }
  }

  private final class BoundedRequest extends HttpServletRequestWrapper {

    BoundedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedBody(
          super.getInputStream(), settings.maxBody().toBytes(), settings.requestTimeout());
    }
  }
}
