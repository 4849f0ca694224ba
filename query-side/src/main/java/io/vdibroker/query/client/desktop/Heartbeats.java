package io.vdibroker.query.client.desktop;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.api.controller.query.WatchController;
import io.vdibroker.query.client.ClientProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Whether controllers answer, by one subscription per controller and process, made when somebody first asks and made anew
 * when it falls silent.
 */
@Component
class Heartbeats implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration BEFORE_ANEW = Duration.ofSeconds(5);

    private final Map<ControllerId, Watch> watches = new ConcurrentHashMap<>();
    private final QueryGateway queries;
    private final Clock clock;
    private final Duration life;

    Heartbeats(QueryGateway queries, ClientProperties properties, Clock clock) {
        this.queries = queries;
        this.clock = clock;
        this.life = properties.heartbeatLife();
    }

    /** Whether the controller has just answered; no, as long as nobody has told. */
    boolean isFresh(ControllerId controllerId) {
        var now = clock.instant();
        var watch = watches.compute(controllerId, (id, known) -> {
            if (known == null) {
                return new Watch(id, now);
            }
            if (known.isSilent(now)) {
                known.close();
                return new Watch(id, now);
            }
            return known;
        });
        watch.subscribe();
        return watch.isFresh(now);
    }

    @Override
    public void destroy() {
        watches.values().forEach(Watch::close);
    }

    private final class Watch {

        private final ControllerId controllerId;
        private final Instant since;
        private volatile @Nullable ControllerHeartbeat last;
        private @Nullable SubscriptionQueryResult<ControllerHeartbeat, ControllerHeartbeat> subscription;
        private List<Disposable> listening = List.of();
        private boolean closed;

        Watch(ControllerId controllerId, Instant since) {
            this.controllerId = controllerId;
            this.since = since;
        }

        boolean isFresh(Instant now) {
            var heard = last;
            return heard != null && heard.reachable() && heard.at().plus(life).isAfter(now);
        }

        /** It says nothing, and was given the time to. */
        boolean isSilent(Instant now) {
            var heard = last;
            var word = heard == null || heard.at().isBefore(since) ? since : heard.at();
            return word.plus(heard == null ? BEFORE_ANEW : life).isBefore(now)
                    && since.plus(BEFORE_ANEW).isBefore(now);
        }

        synchronized void subscribe() {
            if (subscription != null || closed) {
                return;
            }
            var made = queries.subscriptionQuery(
                    new WatchController(controllerId), ControllerHeartbeat.class, ControllerHeartbeat.class);
            subscription = made;
            listening = List.of(
                    made.initialResult().subscribe(this::heard, this::failed),
                    made.updates().subscribe(this::heard, this::failed));
        }

        private void failed(Throwable error) {
            LOG.info("{} cannot be watched now: {}", controllerId, error.getMessage());
        }

        private void heard(ControllerHeartbeat heartbeat) {
            last = heartbeat;
        }

        synchronized void close() {
            closed = true;
            listening.forEach(Disposable::dispose);
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
