package io.vdibroker.api.controller.query;

import java.util.UUID;

/** A cluster of ECP. */
public record ClusterView(UUID id, String name, String status, int nodeCount, int cpuCount, int memoryMib) {}
