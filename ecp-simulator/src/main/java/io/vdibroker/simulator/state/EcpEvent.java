package io.vdibroker.simulator.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that an administrator can read afterwards (3.15): who did it, by which task, to which entities. */
public record EcpEvent(
        String id,
        Type type,
        String message,
        String detail,
        String user,
        Instant created,
        @Nullable String task,
        Map<String, String> entities) {

    /** As the API spells it, but in small letters. */
    public enum Type {
        INFO,
        WARNING,
        ERROR
    }
}
