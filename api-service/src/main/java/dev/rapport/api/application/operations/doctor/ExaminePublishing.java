package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.operations.doctor.PublishProbe.Found;
import dev.rapport.api.application.publishing.Errands;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether what the broker does not store is noticed: by a message that no queue takes. */
final class ExaminePublishing implements Examination {

  /** A round and a publish to a broker that does not answer take less. */
  private static final Duration PATIENCE = Duration.ofSeconds(14);

  private static final String OLDEST = "3.10";

  /** The first of the 4.x lines without published advisories on what we use. */
  private static final String ADVISED = "4.2.8";

  private final Errands errands;
  private final PublishProbe publisher;

  ExaminePublishing(Errands errands, PublishProbe publisher) {
    this.errands = errands;
    this.publisher = publisher;
  }

  @Override
  public String name() {
    return "publisher";
  }

  @Override
  public List<Check> examine() {
    Found found =
        errands.ask(publisher::probe).orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    return List.of(
        confirms(found),
        returns(found),
        found
            .brokerVersion()
            .map(ExaminePublishing::version)
            .orElseGet(
                () ->
                    Check.fail(
                        "broker version",
                        "not reached",
                        OLDEST + " or newer",
                        "see GET /v1/health for what is away")));
  }

  private static Check confirms(Found found) {
    return found.confirmed()
        ? Check.ok("publisher confirms", "a probe was confirmed", "confirmed")
        : Check.fail(
            "publisher confirms",
            "a probe was not confirmed: " + found.trouble().orElse("no reason"),
            "confirmed",
            "events stay stored and unpublished; is the broker up, and not in an alarm?");
  }

  private static Check returns(Found found) {
    return found.returned()
        ? Check.ok("mandatory", "a probe that no queue takes was returned", "returned")
        : Check.fail(
            "mandatory",
            "a probe that no queue should take was not returned",
            "returned",
            "something is bound to rapport.events with a pattern; or the broker is away");
  }

  private static Check version(String version) {
    String expected = ADVISED + " or newer";
    if (compare(version, OLDEST) < 0) {
      return Check.fail("broker version", version, OLDEST + " or newer", "upgrade RabbitMQ");
    }
    return compare(version, ADVISED) < 0
        ? Check.warn(
            "broker version", version, expected, "older ones have published advisories; upgrade")
        : Check.ok("broker version", version, expected);
  }

  /** By their numbers; what is behind a dash or plus is left out. */
  private static int compare(String one, String other) {
    return Arrays.compare(numbers(one), numbers(other));
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("[-+]", 2)[0].split("\\."))
        .filter(part -> part.matches("[0-9]{1,6}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
