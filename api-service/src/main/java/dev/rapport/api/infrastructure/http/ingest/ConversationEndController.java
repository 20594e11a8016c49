package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.application.ingest.AcceptConversationEnd;
import dev.rapport.api.application.ingest.Acceptance;
import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Acceptance.Taken;
import dev.rapport.api.application.ingest.ConversationEnd;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.shared.tracing.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes conversation ends. The body is read here, as a stream that the edge has bounded. */
@RestController
final class ConversationEndController implements ConversationEndDocs {

  private final AcceptConversationEnd accept;
  private final ConversationEndReader reader;
  private final IngestGate gate;
  private final IngestSettings settings;

  ConversationEndController(AcceptConversationEnd accept, IngestSettings settings) {
    this.accept = accept;
    this.reader = new ConversationEndReader(settings);
    this.gate = new IngestGate(settings.bodiesInMemory().toBytes());
    this.settings = settings;
  }

  @Override
  @PostMapping(path = "/v1/conversations/end", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<AcceptedAnswer> end(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    long size = announced < 0 ? settings.maxBody().toBytes() : announced;
    return gate.enter(size, () -> take(request));
  }

  private ResponseEntity<AcceptedAnswer> take(HttpServletRequest request) {
    ConversationEnd end = reader.read(body(request));
    Acceptance acceptance = accept.accept(end, TraceContext.current());
    return switch (acceptance) {
      case Stored stored ->
          ResponseEntity.accepted()
              .location(URI.create("/v1/events/" + stored.id()))
              .body(AcceptedAnswer.of(stored, end.userId()));
      case Taken ignored ->
          throw new RefusedException(
              ErrorCode.CONVERSATION_EVENT_EXISTS, "this conversation_id has other content");
    };
  }

  private static InputStream body(HttpServletRequest request) {
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
