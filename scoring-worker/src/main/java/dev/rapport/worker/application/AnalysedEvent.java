package dev.rapport.worker.application;

import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.ScoreDetails;

/** A claimed event whose worth is known; its log is no longer needed. */
public record AnalysedEvent(ClaimedEvent event, Analysis analysis, ScoreDetails details) {}
