package io.vdibroker.simulator.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A label; the entities map an id to its class. */
public final class Tag {
    public String id = "";
    public String name = "";
    public String colour = "#c0ffee";
    public Instant created = Instant.EPOCH;
    public Map<String, String> entities = new LinkedHashMap<>();
}
