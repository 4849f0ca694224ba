package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is recorded to be, or to have been, in the way of using each controller. */
@Component
public class Overlays {

    private final ControllerList list;
    private final List<Consumer<ControllerId>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<ControllerId, Overlay> known;

    Overlays(ControllerList list) {
        this.list = list;
        known = list.overlays();
    }

    /** {@link Overlay#NONE} also of a controller that is not known here. */
    public Overlay of(ControllerId controllerId) {
        return known.getOrDefault(controllerId, Overlay.NONE);
    }

    /** All controllers in whose way something is. */
    public Map<ControllerId, Overlay> all() {
        return known.entrySet().stream()
                .filter(each -> each.getValue().isInTheWay())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Hears of a controller in whose way something else is now, or nothing. The listener returns at once. */
    public void onChange(Consumer<ControllerId> listener) {
        listeners.add(listener);
    }

    /** Reads the list again, which another process may have changed. */
    public synchronized void refresh() {
        var before = known;
        var now = list.overlays();
        known = now;
        var all = new HashSet<>(before.keySet());
        all.addAll(now.keySet());
        for (var controllerId : all) {
            if (!now.getOrDefault(controllerId, Overlay.NONE).equals(before.getOrDefault(controllerId, Overlay.NONE))) {
                listeners.forEach(listener -> listener.accept(controllerId));
            }
        }
    }
}
