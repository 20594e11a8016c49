package dev.rapport.worker.infrastructure.model;

import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.shared.http.BoundedHttp;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.PeerException;
import dev.rapport.shared.http.PeerException.Kind;
import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.analysis.Conversation;
import dev.rapport.worker.application.analysis.LanguageModel;
import io.opentelemetry.api.trace.Tracer;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.function.Function;

/** A model behind {@code POST /chat/completions}, as Groq, OpenAI and many servers offer it. */
public final class HttpLanguageModel implements LanguageModel, DependencyCheck, AutoCloseable {

  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  /** What Groq answers with 400 when the model's own words were not JSON. */
  private static final String NO_JSON = "json_validate_failed";

  private final ModelSettings settings;
  private final InstantSource clock;
  private final BoundedHttp http;
  private final GuardedPeer guard;
  private final CompletionSpans spans;
  private final CompletionRequests requests;
  private final Completions completions = new Completions();
  private final Transcript transcript;

  /**
   * @throws IllegalArgumentException if a model beyond the private network is asked without a key
   */
  public HttpLanguageModel(
      ModelSettings settings, GuardedPeer guard, InstantSource clock, Tracer tracer) {
    if (settings.apiKey().isEmpty() && settings.baseUrl().getScheme().equals("https")) {
      throw new IllegalArgumentException(
          "rapport.model.api-key is empty; " + settings.baseUrl() + " needs one");
    }
    this.settings = settings;
    this.clock = clock;
    this.http = new BoundedHttp(settings.address(), MAX_ANSWER_BYTES);
    this.guard = guard;
    this.spans = new CompletionSpans(settings, tracer);
    this.requests = new CompletionRequests(settings);
    this.transcript = new Transcript(settings.longestTranscript());
  }

  @Override
  public int questions(Conversation conversation) {
    int most = conversation.log().userTurns().size();
    return ask(
        Prompt.QUESTIONS,
        conversation,
        answer -> completions.number(answer, Prompt.QUESTIONS.key(), most));
  }

  @Override
  public SessionEmotion emotion(Conversation conversation) {
    return ask(
        Prompt.EMOTION, conversation, answer -> completions.emotion(answer, Prompt.EMOTION.key()));
  }

  @Override
  public String source() {
    return "model:" + settings.name();
  }

  /** While the model is known to be away, asks it about an empty conversation now and then. */
  @Override
  public void check() {
    HttpRequest probe = requests.of(Prompt.EMOTION, Transcript.BEGIN + Transcript.END);
    guard.check(() -> completions.emotion(send(probe), Prompt.EMOTION.key()));
  }

  @Override
  public void close() {
    http.close();
  }

  private <T> T ask(Prompt prompt, Conversation conversation, Function<PeerAnswer, T> reading) {
    HttpRequest request = requests.of(prompt, transcript.of(conversation.log().turns()));
    return guard.ask(() -> spans.around(() -> send(request), reading));
  }

  private PeerAnswer send(HttpRequest request) {
    PeerAnswer answer = http.send(request, settings.timeout());
    if (answer.status() == 400 && answer.body().contains(NO_JSON)) {
      throw new PeerException(Kind.UNUSABLE, "ANSWER_UNUSABLE", "its words were not JSON");
    }
    return answer.successful(clock);
  }
}
