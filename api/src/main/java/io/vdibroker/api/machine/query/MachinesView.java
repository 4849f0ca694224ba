package io.vdibroker.api.machine.query;

import java.util.List;

/** One page of machines; total counts all pages. */
public record MachinesView(List<MachineView> items, long total, int page, int size) {}
