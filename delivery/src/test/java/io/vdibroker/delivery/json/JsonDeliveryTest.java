package io.vdibroker.delivery.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.delivery.sample.JobSaga;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonDeliveryTest {

    private final Serializer serializer = JsonDelivery.serializer();

    @Test
    void bringsBackWhatMessagesAreMadeOf() {
        var message = new Everything(
                new PoolId(UUID.randomUUID()),
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                Duration.ofMinutes(5),
                Optional.of("x"),
                Map.of(new PoolId(UUID.randomUUID()), List.of("a", "b")),
                null);

        assertThat(roundTrip(message)).isEqualTo(message);
    }

    @Test
    void readsEventsThatHaveMoreOrLessThanWeKnow() {
        assertThat(serializer.<String, Object>deserialize(new SimpleSerializedObject<>(
                        "{\"note\":\"n\",\"added\":1}", String.class, Small.class.getName(), "1")))
                .isEqualTo(new Small("n", null));
    }

    @Test
    void bringsBackTheTokenOfAReset() {
        var token = ReplayToken.createReplayToken(
                GapAwareTrackingToken.newInstance(9, Set.of(4L)), GapAwareTrackingToken.newInstance(0, Set.of()));

        assertThat(roundTrip(token)).isEqualTo(token);
    }

    @Test
    void bringsBackMetadataOfStrings() {
        var metadata = MetaData.with("actor", "system:x").and("correlationId", "c");

        assertThat(roundTrip(metadata)).isEqualTo(metadata);
    }

    @Test
    void refusesASagaThatShowsNothing() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(new Silent(), byte[].class));
        assertThat(new String(serializer.serialize(new JobSaga(), byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"note\":\"\"}");
    }

    private Object roundTrip(Object object) {
        return serializer.deserialize(serializer.serialize(object, byte[].class));
    }

    record Everything(
            PoolId poolId,
            Instant at,
            Duration after,
            Optional<String> maybe,
            Map<PoolId, List<String>> lists,
            @Nullable String absent) {}

    record Small(String note, @Nullable String missing) {}

    static final class Silent {
        @SuppressWarnings({"unused", "UnusedVariable"})
        private String hidden = "x";
    }
}
