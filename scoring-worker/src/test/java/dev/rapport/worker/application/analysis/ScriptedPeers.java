package dev.rapport.worker.application.analysis;

import dev.rapport.model.scoring.SessionEmotion;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Peers that do as they are told, and count. */
final class ScriptedPeers implements LanguageModel, Memories {

  final AtomicInteger questionsAsked = new AtomicInteger();
  final AtomicInteger emotionAsked = new AtomicInteger();
  final AtomicInteger memoriesAsked = new AtomicInteger();
  Callable<Integer> questions = () -> 3;
  Callable<SessionEmotion> emotion = () -> SessionEmotion.HAPPY;
  Callable<Integer> memories = () -> 2;

  @Override
  public int questions(Conversation conversation) {
    return answer(questionsAsked, questions);
  }

  @Override
  public SessionEmotion emotion(Conversation conversation) {
    return answer(emotionAsked, emotion);
  }

  @Override
  public int learn(Conversation conversation) {
    return answer(memoriesAsked, memories);
  }

  @Override
  public String source() {
    return "scripted";
  }

  private static <T> T answer(AtomicInteger asked, Callable<T> script) {
    asked.incrementAndGet();
    try {
      return script.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("interrupted, perhaps", e);
    }
  }
}
