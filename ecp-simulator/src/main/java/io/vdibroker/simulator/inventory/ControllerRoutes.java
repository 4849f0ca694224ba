package io.vdibroker.simulator.inventory;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the controller says of itself. */
@Component
class ControllerRoutes implements Router.Routes {
    private final World world;
    private final Timing timing;

    ControllerRoutes(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/controllers/base-version/", call -> Answer.ok(Map.of("version", world.state().version)))
                .get("/api/controllers/check/", call -> Answer.empty())
                .get("/api/controllers/system-time/", call -> Answer.ok(Map.of("time", Json.time(timing.now()))));
    }
}
