package dev.rapport.worker.infrastructure.memory;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.shared.http.BoundedHttp;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.tracing.PeerCall;
import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.analysis.Conversation;
import dev.rapport.worker.application.analysis.Memories;
import dev.rapport.worker.infrastructure.memory.MemorySettings.Kind;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** A memory service, the fact extractor or hosted Mem0. */
public final class HttpMemories implements Memories, DependencyCheck, AutoCloseable {

  private static final int MAX_ANSWER_BYTES = 1024 * 1024;

  private static final Conversation NOTHING =
      new Conversation("rapport-probe", "rapport-probe", new ConversationLog(List.of(), 0));

  private final Kind kind;
  private final BoundedHttp http;
  private final GuardedPeer guard;
  private final LearningCall call;
  private final MemorySettings settings;
  private final Tracer tracer;

  /**
   * @throws IllegalArgumentException if there is no service to ask, or Mem0 without a key
   */
  public HttpMemories(
      MemorySettings settings, GuardedPeer guard, InstantSource clock, Tracer tracer) {
    this.settings = settings;
    this.tracer = tracer;
    this.kind = settings.kind();
    this.http = new BoundedHttp(settings.address(), MAX_ANSWER_BYTES);
    this.guard = guard;
    this.call = new LearningCall(settings, protocol(settings), http, clock);
  }

  @Override
  public int learn(Conversation conversation) {
    return guard.ask(() -> traced(conversation));
  }

  private int traced(Conversation conversation) {
    String operation = kind == Kind.EXTRACTOR ? "extract_facts" : "add_memories";
    return PeerCall.traced(
        tracer.spanBuilder(operation).setAttribute("gen_ai.operation.name", operation),
        settings.url(),
        _ -> call.learn(conversation));
  }

  @Override
  public String source() {
    return "memory:" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** While the service is known to be away, lets it learn from nothing now and then. */
  @Override
  public void check() {
    guard.check(() -> call.learn(NOTHING));
  }

  @Override
  public void close() {
    http.close();
  }

  private static MemoryProtocol protocol(MemorySettings settings) {
    return switch (settings.kind()) {
      case EXTRACTOR -> new FactExtractor(settings.address(), settings.apiKey());
      case MEM0 -> {
        if (settings.apiKey().isEmpty()) {
          throw new IllegalArgumentException("rapport.memory.api-key is empty; Mem0 needs one");
        }
        yield new HostedMem0(settings.address(), settings.apiKey());
      }
      case NONE -> throw new IllegalArgumentException("rapport.memory.kind is none");
    };
  }
}
