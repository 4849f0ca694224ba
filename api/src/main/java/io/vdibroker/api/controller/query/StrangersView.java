package io.vdibroker.api.controller.query;

import java.util.List;

/** One page of strangers; total counts all pages. */
public record StrangersView(List<StrangerView> items, long total, int page, int size) {}
