package dev.rapport.worker.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;

/** A peer that answers as it is told. */
public final class FaultyPeer implements AutoCloseable {

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().containerThreads(300));

  public FaultyPeer() {
    server.start();
  }

  public URI address() {
    return URI.create(server.baseUrl());
  }

  /** For answers that differ. */
  public WireMockServer server() {
    return server;
  }

  /** Forgets everything, and answers everything with this. */
  public void answers(ResponseDefinitionBuilder answer) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  public List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  /** The only request. */
  public LoggedRequest request() {
    List<LoggedRequest> all = requests();
    if (all.size() != 1) {
      throw new AssertionError("not one request, but " + all.size());
    }
    return all.getFirst();
  }

  @Override
  public void close() {
    server.stop();
  }
}
