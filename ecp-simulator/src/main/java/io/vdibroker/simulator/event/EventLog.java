package io.vdibroker.simulator.event;

import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.EcpEvent;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down the end of every task, and what somebody did without one. */
@Component
public class EventLog implements Change.Listener {
    private static final int KEPT = 2_000;
    private static final String SOMEBODY = "admin";

    private final World world;
    private final Timing timing;

    EventLog(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
        world.listen(this);
    }

    /** A part of a bigger task is only worth a word when it went wrong. */
    @Override
    public void changed(Change change) {
        if (change.event() == Change.Event.UPDATED && change.entity() instanceof Task task && !task.isOpen()) {
            EcpEvent.Type type =
                    switch (task.status) {
                        case SUCCESS -> EcpEvent.Type.INFO;
                        case CANCELED, PARTIAL -> EcpEvent.Type.WARNING;
                        default -> EcpEvent.Type.ERROR;
                    };
            if (task.parent == null || type == EcpEvent.Type.ERROR) {
                add(type, task.name, task.error, task.username, task.id, task.entities);
            }
        }
    }

    /** What was done to a machine by hand. */
    public void byHand(Domain domain, String what) {
        String message = "The virtual machine " + domain.name + " was " + what + ".";
        add(EcpEvent.Type.WARNING, message, "", SOMEBODY, null, Map.of(domain.id, "domain"));
    }

    /** What was done to anything else by hand. */
    public void byHand(String message, String id, String entityClass) {
        add(EcpEvent.Type.WARNING, message, "", SOMEBODY, null, Map.of(id, entityClass));
    }

    private void add(
            EcpEvent.Type type,
            String message,
            String detail,
            String user,
            @Nullable String task,
            Map<String, String> entities) {
        Map<String, EcpEvent> events = world.state().events;
        String id = UUID.randomUUID().toString();
        events.put(id, new EcpEvent(id, type, message, detail, user, timing.now(), task, Map.copyOf(entities)));
        if (events.size() > KEPT) {
            Iterator<EcpEvent> oldest = events.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
