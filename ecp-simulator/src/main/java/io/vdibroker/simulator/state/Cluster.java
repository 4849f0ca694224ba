package io.vdibroker.simulator.state;

/** A cluster of nodes. */
public record Cluster(String id, String name, String description) {}
