package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Whether each controller answers, as every request to it shows: at this moment, and for a while. Lives in memory only. */
@Component
public class Heartbeats {

    private record Heard(ControllerHeartbeat heartbeat, Instant when) {}

    private final SteadyClock clock;
    private final EcpProperties.Watch limits;
    private final Duration patience;
    private final Map<ControllerId, Heard> last = new ConcurrentHashMap<>();
    private final Map<ControllerId, Condition> conditions = new ConcurrentHashMap<>();
    private final List<Consumer<ControllerHeartbeat>> listeners = new CopyOnWriteArrayList<>();

    Heartbeats(SteadyClock clock, EcpProperties properties) {
        this.clock = clock;
        this.limits = properties.watch();
        this.patience = properties.watch().interval().multipliedBy(2);
    }

    /** Empty until something was asked. */
    public Optional<ControllerHeartbeat> of(ControllerId controllerId) {
        return Optional.ofNullable(last.get(controllerId)).map(Heard::heartbeat);
    }

    /** What requests have shown for a while, and of which key; empty while it cannot be said. */
    public Optional<ReportController> seen(ControllerId controllerId) {
        return Optional.ofNullable(conditions.get(controllerId)).flatMap(Condition::seen);
    }

    /** Hears at once when a controller begins or ceases to answer. The listener returns at once. */
    public void onTurn(Consumer<ControllerHeartbeat> listener) {
        listeners.add(listener);
    }

    /** Of one connection with this key; what others of the same controller have seen does not count any more. */
    EcpPulse pulse(ControllerId controllerId, String credentialRef) {
        var condition = new Condition(controllerId, credentialRef, limits, clock);
        conditions.put(controllerId, condition);
        return new EcpPulse() {
            @Override
            public void answered() {
                condition.answered();
                beat(new ControllerHeartbeat(controllerId, clock.wall(), true, null, null));
            }

            @Override
            public void failed(EcpProblem problem) {
                condition.failed(problem);
                if (!answeredLately(controllerId)) {
                    beat(new ControllerHeartbeat(controllerId, clock.wall(), false, problem.text(), null));
                }
            }
        };
    }

    void retain(Set<ControllerId> controllers) {
        last.keySet().retainAll(controllers);
        conditions.keySet().retainAll(controllers);
    }

    /** One failed request between others that succeed says nothing about the controller. */
    private boolean answeredLately(ControllerId controllerId) {
        var before = last.get(controllerId);
        return before != null
                && before.heartbeat().reachable()
                && before.when().plus(patience).isAfter(clock.instant());
    }

    private void beat(ControllerHeartbeat now) {
        var before = last.put(now.controllerId(), new Heard(now, clock.instant()));
        if (before == null || before.heartbeat().reachable() != now.reachable()) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }
}
