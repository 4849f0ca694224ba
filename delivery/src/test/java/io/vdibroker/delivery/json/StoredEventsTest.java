package io.vdibroker.delivery.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The serializer that stores events, against the lines that {@code api} pins: {@code stored-forms.txt} is its file. */
class StoredEventsTest {

    private static final String CONSTANTS = "constants";
    private static final String KEYS = "keys";

    private final Serializer serializer = JsonDelivery.serializer();

    /** One line: type, revision or what it is instead, JSON. */
    record Pinned(String type, String revision, String json) {

        @Override
        public String toString() {
            return type;
        }
    }

    /** Of several lines the last is how the event is stored now. */
    static Stream<Pinned> events() throws IOException {
        return forms()
                .collect(Collectors.toMap(Pinned::type, line -> line, (earlier, later) -> later))
                .values()
                .stream();
    }

    static Stream<Pinned> forms() throws IOException {
        return pinned().filter(line ->
                !line.revision().equals(CONSTANTS) && !line.revision().equals(KEYS));
    }

    static Stream<Pinned> enums() throws IOException {
        return pinned().filter(line -> line.revision().equals(CONSTANTS));
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadFromTheirPinnedFormAndWrittenInIt(Pinned line) {
        Object event = serializer.deserialize(
                new SimpleSerializedObject<>(line.json(), String.class, line.type(), line.revision()));
        var stored = serializer.serialize(event, String.class);
        assertThat(stored.getType().getName()).isEqualTo(line.type());
        assertThat(stored.getType().getRevision()).isEqualTo(line.revision());
        assertThat(stored.getData()).isEqualTo(line.json());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void areReadFromEachFormThatTheyEverHad(Pinned line) {
        Object event = serializer.deserialize(
                new SimpleSerializedObject<>(line.json(), String.class, line.type(), line.revision()));
        assertThat(event.getClass().getName()).isEqualTo(line.type());
    }

    @ParameterizedTest
    @MethodSource("enums")
    void areMadeOfConstantsInTheirPinnedForm(Pinned line) throws ClassNotFoundException {
        var constants = Class.forName(line.type()).getEnumConstants();
        assertThat(Arrays.stream(constants)
                        .map(constant -> serializer.serialize(constant, String.class))
                        .peek(stored -> assertThat((Object) serializer.deserialize(stored))
                                .isIn(constants))
                        .map(stored -> stored.getData())
                        .sorted())
                .containsExactly(
                        line.json().substring(1, line.json().length() - 1).split(","));
    }

    private static Stream<Pinned> pinned() throws IOException {
        try (var file = StoredEventsTest.class.getResourceAsStream("/stored-forms.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new Pinned(parts[0], parts[1], parts[2]));
        }
    }
}
