package io.vdibroker.api.operation.query;

import java.util.List;

/** One page of operations; total counts all pages. */
public record OperationsView(List<OperationView> items, long total, int page, int size) {}
