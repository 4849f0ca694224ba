package io.vdibroker.api.controller.query;

import java.util.List;

/** One page of what ECP has; total counts all pages. */
public record ClustersView(List<ClusterView> items, long total, int page, int size) {}
