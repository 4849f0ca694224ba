package io.vdibroker.api.pool.query;

import java.util.List;

/** One page of those who may use a pool; total counts all pages. */
public record EntitlementsView(List<EntitlementView> items, long total, int page, int size) {}
