package io.vdibroker.api.pool.query;

import java.util.List;

/** One page of pools; total counts all pages. */
public record PoolsView(List<PoolView> items, long total, int page, int size) {}
