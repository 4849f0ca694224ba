package io.vdibroker.simulator.http;

import io.vdibroker.simulator.state.Settings;
import io.vdibroker.simulator.state.World;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Words answers as another release of ECP does, or a controller whose clock is wrong (1.6, 1.10, 6.5). */
@Component
public class Dialect {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final String NEW_PERMISSIONS = "\"permissions\":[]";
    private static final String OLD_PERMISSIONS = "\"permissions\":{\"view\":true,\"change\":true,\"delete\":true}";

    private final World world;

    Dialect(World world) {
        this.world = world;
    }

    /** Called under the lock, with text as {@link Json} writes it. */
    public String worded(String json) {
        Settings settings = world.state().settings;
        String worded = settings.rules().permissionsAsObject() ? json.replace(NEW_PERMISSIONS, OLD_PERMISSIONS) : json;
        long skew = settings.clockSkewMs();
        return skew == 0
                ? worded
                : TIME.matcher(worded)
                        .replaceAll(
                                time -> Json.time(Instant.parse(time.group()).plusMillis(skew)));
    }

    Map<String, Object> worded(EcpError error) {
        return world.read(() -> world.state().settings.rules().errorsAsMap() ? error.oldBody() : error.body());
    }
}
