package io.vdibroker.api.controller.query;

import java.util.List;

/** One page of controllers; total counts all pages. */
public record ControllersView(List<ControllerView> items, long total, int page, int size) {}
