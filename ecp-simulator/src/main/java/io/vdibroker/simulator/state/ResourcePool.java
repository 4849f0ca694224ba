package io.vdibroker.simulator.state;

import java.util.List;

/** A share of a cluster; a limit of 0 is none. */
public record ResourcePool(
        String id,
        String name,
        String description,
        String cluster,
        List<String> nodes,
        List<String> dataPools,
        int cpuLimit,
        long memoryLimitMib) {}
