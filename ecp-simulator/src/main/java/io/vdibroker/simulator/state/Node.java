package io.vdibroker.simulator.state;

/** A server that runs machines; the status is ACTIVE, SERVICE or FAILED. */
public final class Node {
    public String id = "";
    public String name = "";
    public String cluster = "";
    public String managementIp = "";
    public String status = "ACTIVE";
    public String version = "4.7.5";
    public int cpuCount;
    public long memoryMib;

    public boolean isActive() {
        return status.equals("ACTIVE");
    }

    public boolean isReachable() {
        return !status.equals("FAILED");
    }
}
