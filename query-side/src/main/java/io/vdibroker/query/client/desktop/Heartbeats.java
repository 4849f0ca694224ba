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
    private final Duration lookLife;

    Heartbeats(QueryGateway queries, ClientProperties properties, Clock clock) {
        this.queries = queries;
        this.clock = clock;
        this.life = properties.heartbeatLife();
        this.lookLife = properties.lookLife();
    }

    /** Whether the controller has just answered; no, as long as nobody has told. */
    boolean isFresh(ControllerId controllerId) {
        return watch(controllerId).isFresh(clock.instant());
    }

    /**
     * Whether the view shows what the controller has: it has just answered, and all its machines were looked at lately.
     */
    boolean isViewFresh(ControllerId controllerId) {
        var watch = watch(controllerId);
        var looked = watch.lookedAt();
        var now = clock.instant();
        return watch.isFresh(now) && looked != null && looked.plus(lookLife).isAfter(now);
    }

    /** Whether the controller does not answer any more; no, as long as nobody has told. */
    boolean isSilent(ControllerId controllerId) {
        return watch(controllerId).isSilenced(clock.instant());
    }

    /** When all machines of the controller were last looked at. */
    @Nullable
    Instant lookedAt(ControllerId controllerId) {
        return watch(controllerId).lookedAt();
    }

    private Watch watch(ControllerId controllerId) {
        var now = clock.instant();
        var watch = watches.compute(controllerId, (id, known) -> {
            if (known == null) {
                return new Watch(id, now, null);
            }
            if (known.isSilent(now)) {
                known.close();
                return new Watch(id, now, known.last);
            }
            return known;
        });
        watch.subscribe();
        return watch;
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

        /** What was last heard before it was made anew still says when the controller was last looked at. */
        Watch(ControllerId controllerId, Instant since, @Nullable ControllerHeartbeat last) {
            this.last = last;
            this.controllerId = controllerId;
            this.since = since;
        }

        boolean isFresh(Instant now) {
            var heard = last;
            return heard != null && heard.reachable() && heard.at().plus(life).isAfter(now);
        }

        boolean isSilenced(Instant now) {
            return last != null && !isFresh(now);
        }

        @Nullable
        Instant lookedAt() {
            var heard = last;
            return heard == null ? null : heard.lookedAt();
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
