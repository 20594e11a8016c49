package dev.rapport.api.application.ingest;

class InMemoryInboxTest extends InboxContract {

  private final InMemoryInbox inbox = new InMemoryInbox();

  @Override
  protected Inbox inbox() {
    return inbox;
  }
}
