package dev.rapport.worker.application.analysis;

import dev.rapport.model.conversation.ConversationLog;

/** What peers are told of. */
public record Conversation(String userId, String conversationId, ConversationLog log) {}
