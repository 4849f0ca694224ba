package io.vdibroker.simulator.event;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.EcpEvent;
import io.vdibroker.simulator.state.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lists and shows events (3.15). */
@Component
class EventRoutes implements Router.Routes {
    private final World world;
    private final EventView view;

    EventRoutes(World world, EventView view) {
        this.world = world;
        this.view = view;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/events/", this::list).get("/api/events/{id}/", this::info);
    }

    private Answer list(Call call) {
        String user = call.query("user");
        String type = call.query("type");
        List<Map<String, Object>> rows = world.state().events.values().stream()
                .filter(event -> user == null || event.user().equals(user))
                .filter(event -> type == null || event.type().name().equals(type.toUpperCase(Locale.ROOT)))
                .map(event -> view.full(event, call.request().language()))
                .toList();
        return Listing.page(call, rows, EventView.SHORT);
    }

    private Answer info(Call call) {
        EcpEvent event = world.state().events.get(call.id());
        if (event == null) {
            throw EcpError.notFound("event", call.id());
        }
        return Answer.ok(view.full(event, call.request().language()));
    }
}
