package io.vdibroker.api.history.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the history; with the next cursor, unless nothing follows. */
public record HistoryView(List<HistoryEntryView> items, @Nullable Long next) {}
