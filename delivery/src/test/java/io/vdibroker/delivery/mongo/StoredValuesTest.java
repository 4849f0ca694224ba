package io.vdibroker.delivery.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredValuesTest {

    private static final UUID ID = new UUID(1, 2);

    static Stream<Object> values() {
        return Stream.of(
                "text",
                "",
                "Ярославль",
                1,
                1L,
                Long.MAX_VALUE,
                1.5,
                true,
                ID,
                new ObjectId(),
                Instant.ofEpochMilli(1_700_000_000_123L),
                new ArrayList<>(List.of("a", 2, new Document())),
                Missing.getInstance(),
                new Document("_id", ID).append("none", null).append("in", new Document("at.1", true)),
                new KeyValue("pool/1"),
                new KeyValue(Arrays.asList(null, 1.0, new Document("a", 1))),
                new KeyValue(Missing.getInstance(), "b"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsWhatItWrote(Object value) {
        var read = throughBytes(value, "and what comes behind");

        assertThat(StoredValues.TYPE.compare(read.get(0), value)).isZero();
        assertThat(read.get(0)).hasSameClassAs(value);
        assertThat(read.get(1)).isEqualTo("and what comes behind");
    }

    @Test
    void readsBytes() {
        var read = (BinData) throughBytes(new BinData(new byte[] {1, 2, 3}), "").get(0);

        assertThat(read.getData()).containsExactly(1, 2, 3);
    }

    @Test
    void takesForEqualWhatMongoDbTakesForEqual() {
        assertThat(StoredValues.TYPE.compare(1, 1L)).isZero();
        assertThat(StoredValues.TYPE.compare(new KeyValue(1.0), new KeyValue(1)))
                .isZero();
        assertThat(StoredValues.TYPE.compare(
                        new KeyValue("a", Missing.getInstance()), new KeyValue(Arrays.asList("a", null))))
                .isZero();
    }

    @Test
    void tellsApartWhatIsDifferent() {
        assertThat(StoredValues.TYPE.compare(1, "1")).isNotZero();
        assertThat(StoredValues.TYPE.compare(new KeyValue("a"), new KeyValue("a", "b")))
                .isNegative();
        assertThat(StoredValues.TYPE.compare(new KeyValue("a", "b"), new KeyValue("a")))
                .isPositive();
        assertThat(StoredValues.TYPE.compare(new KeyValue(List.of(1, 2)), new KeyValue(List.of(1, 3))))
                .isNegative();
        assertThat(StoredValues.TYPE.compare(new KeyValue("group", 0), new KeyValue("group", 1)))
                .isNegative();
    }

    @Test
    void takesMoreRoomForMore() {
        var small = new Document("_id", 1);
        var large = new Document("_id", 1).append("list", List.of("a", "b", new Document("c", "d".repeat(1000))));

        assertThat(StoredValues.TYPE.getMemory(large)).isGreaterThan(1000 + StoredValues.TYPE.getMemory(small));
        assertThat(StoredValues.TYPE.getMemory(new KeyValue("a", "b"))).isPositive();
    }

    private static List<Object> throughBytes(Object value, Object next) {
        var target = new WriteBuffer();
        StoredValues.TYPE.write(target, value);
        StoredValues.TYPE.write(target, next);
        var source = target.getBuffer();
        source.flip();
        return List.of(StoredValues.TYPE.read(source), StoredValues.TYPE.read(source));
    }
}
