package io.vdibroker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.event.ControllerEvent;
import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.person.event.GroupEvent;
import io.vdibroker.api.person.event.GroupNameEvent;
import io.vdibroker.api.person.event.LoginEvent;
import io.vdibroker.api.person.event.UserEvent;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolNameEvent;
import io.vdibroker.api.refusal.event.RefusalEvent;
import io.vdibroker.api.session.event.SessionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are for ever: what is stored is pinned in {@code stored-forms.txt}, one event a line: type, revision, JSON. A new
 * event needs a new line. A line that was released is never changed: a changed event needs a new revision and an upcaster.
 *
 * <p>An enum of an event has a line too: type, {@code constants}, their JSON by alphabet. Constants are added, never renamed
 * or taken away. So are the keys of the metadata.
 */
class StoredFormsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, String> PINNED = pinned();

    static Stream<Class<?>> events() {
        return Stream.of(
                        ControllerEvent.class,
                        PoolEvent.class,
                        PoolNameEvent.class,
                        ExpansionEvent.class,
                        MachineEvent.class,
                        UserEvent.class,
                        LoginEvent.class,
                        GroupEvent.class,
                        GroupNameEvent.class,
                        SessionEvent.class,
                        RefusalEvent.class)
                .flatMap(Samples::members);
    }

    @ParameterizedTest
    @MethodSource("events")
    void arePinned(Class<?> event) {
        assertThat(line(event)).isEqualTo(PINNED.getOrDefault(event.getName(), "no line: add the one above"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadBackEqual(Class<?> event) {
        var sample = Samples.of(event);
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(sample), event))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadBackEqualWithoutTheirOptionals(Class<?> event) {
        var sample = Samples.withoutOptionals(event);
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(sample), event))
                .isEqualTo(sample);
    }

    static Stream<Class<?>> enums() {
        return events().flatMap(Samples::enumsIn).distinct();
    }

    @ParameterizedTest
    @MethodSource("enums")
    void areMadeOfConstantsThatArePinned(Class<?> type) {
        assertThat(type.getName() + " constants " + MAPPER.writeValueAsString(byAlphabet(type.getEnumConstants())))
                .isEqualTo(PINNED.getOrDefault(type.getName(), "no line: add the one above"));
    }

    @Test
    void areAccompaniedByMetadataWhoseKeysArePinned() {
        var keys = Arrays.stream(Metadata.class.getFields()).map(StoredFormsTest::value);
        assertThat(Metadata.class.getName() + " keys " + MAPPER.writeValueAsString(byAlphabet(keys.toArray())))
                .isEqualTo(PINNED.get(Metadata.class.getName()));
    }

    @Test
    void pinNothingElse() {
        var stored = Stream.of(events(), enums(), Stream.<Class<?>>of(Metadata.class))
                .flatMap(types -> types);
        assertThat(PINNED.keySet())
                .containsExactlyInAnyOrderElementsOf(stored.map(Class::getName).toList());
    }

    private static Object[] byAlphabet(Object[] values) {
        return Arrays.stream(values)
                .sorted(Comparator.comparing(Object::toString))
                .toArray();
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Class<?> event) {
        var revision = event.getAnnotation(Revision.class);
        assertThat(revision).as("every event has a revision").isNotNull();
        return event.getName() + " " + revision.value() + " " + MAPPER.writeValueAsString(Samples.of(event));
    }

    private static Map<String, String> pinned() {
        try (var file = StoredFormsTest.class.getResourceAsStream("/stored-forms.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(' ')), line -> line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
