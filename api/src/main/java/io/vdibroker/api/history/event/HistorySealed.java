package io.vdibroker.api.history.event;

import io.vdibroker.api.history.HistoryId;
import org.axonframework.serialization.Revision;

/**
 * So many events are from before events were sealed, and were sealed as they were found. What follows is sealed when it
 * is stored.
 */
@Revision("1")
public record HistorySealed(HistoryId historyId, int events) implements HistoryEvent {}
