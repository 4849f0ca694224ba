package io.vdibroker.simulator.state;

import java.util.ArrayList;
import java.util.List;

/** A storage; what machines take of it is counted from the machines, the rest is {@code otherMib}. */
public final class DataPool {
    public String id = "";
    public String name = "";
    public String description = "";
    public String type = "nfs";
    public String status = "ACTIVE";
    public long sizeMib;
    public long otherMib;
    public List<String> nodes = new ArrayList<>();
}
