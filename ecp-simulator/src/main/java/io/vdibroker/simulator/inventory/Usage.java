package io.vdibroker.simulator.inventory;

import io.vdibroker.simulator.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** How busy something is; the shape is not public (section 7), so it is a plain one. */
final class Usage {
    private Usage() {}

    static Answer of(String id) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("id", id);
        usage.put("cpu_used_percent_user", 0.0);
        usage.put("mem_used_percent_user", 0.0);
        return Answer.ok(usage);
    }
}
