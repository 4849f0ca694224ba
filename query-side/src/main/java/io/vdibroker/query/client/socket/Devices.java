package io.vdibroker.query.client.socket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.query.client.ClientProperties;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the devices connected to this process said last; forgotten after a while. */
@Component
public class Devices {

    private static final int MOST = 100_000;

    private final Cache<SessionId, Device> devices;

    Devices(ClientProperties properties, Clock clock) {
        devices = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(properties.socket().telemetryLife())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Empty if it said nothing for a while. */
    public Optional<Device> of(SessionId sessionId) {
        return Optional.ofNullable(devices.getIfPresent(sessionId));
    }

    void heard(SessionId sessionId, UnaryOperator<Device> change) {
        devices.asMap().compute(sessionId, (id, known) -> change.apply(known == null ? Device.UNHEARD : known));
    }
}
