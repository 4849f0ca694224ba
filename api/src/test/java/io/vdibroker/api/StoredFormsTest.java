package io.vdibroker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.event.ControllerEvent;
import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.history.event.HistoryEvent;
import io.vdibroker.api.machine.event.HostNameEvent;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.person.event.GroupEvent;
import io.vdibroker.api.person.event.GroupNameEvent;
import io.vdibroker.api.person.event.LoginEvent;
import io.vdibroker.api.person.event.SecurityAdministratorsEvent;
import io.vdibroker.api.person.event.UserEvent;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolNameEvent;
import io.vdibroker.api.refusal.event.RefusalEvent;
import io.vdibroker.api.session.event.SessionEvent;
import io.vdibroker.api.store.event.StoreEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are for ever: what is stored is pinned in {@code stored-forms.txt}, one event a line: type, revision, JSON. A new
 * event needs a new line. A line that was released is never changed: an event that gets a field which may be absent
 * gets one more line
 * below the old ones, which must still be read; any other change needs a new revision and an upcaster.
 *
 * <p>An enum of an event has a line too: type, {@code constants}, their JSON by alphabet. Constants are added, never renamed
 * or taken away. So are the keys of the metadata.
 */
class StoredFormsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, List<String>> PINNED = pinned();

    static Stream<Class<?>> events() {
        return Stream.of(
                        ControllerEvent.class,
                        PoolEvent.class,
                        PoolNameEvent.class,
                        ExpansionEvent.class,
                        MachineEvent.class,
                        HostNameEvent.class,
                        UserEvent.class,
                        LoginEvent.class,
                        GroupEvent.class,
                        GroupNameEvent.class,
                        SecurityAdministratorsEvent.class,
                        SessionEvent.class,
                        HistoryEvent.class,
                        RefusalEvent.class,
                        StoreEvent.class)
                .flatMap(Samples::members);
    }

    @ParameterizedTest
    @MethodSource("events")
    void arePinned(Class<?> event) {
        assertThat(line(event)).isEqualTo(lastPinned(event));
    }

    static Stream<Arguments> earlierForms() {
        return events().flatMap(event -> {
            var lines = PINNED.getOrDefault(event.getName(), List.of());
            return lines.stream().limit(Math.max(0, lines.size() - 1)).map(line -> Arguments.of(event, line));
        });
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("earlierForms")
    void areStillReadInTheirEarlierForms(Class<?> event, String line) {
        var json = line.substring(line.indexOf('{'));
        assertThat((Object) MAPPER.readValue(json, event)).isEqualTo(Samples.without(event, absentIn(json, event)));
    }

    private static Set<String> absentIn(String json, Class<?> event) {
        var known = MAPPER.readTree(json);
        return Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !known.has(name))
                .collect(Collectors.toSet());
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
                .isEqualTo(lastPinned(type));
    }

    @Test
    void areAccompaniedByMetadataWhoseKeysArePinned() {
        var keys = Arrays.stream(Metadata.class.getFields()).map(StoredFormsTest::value);
        assertThat(Metadata.class.getName() + " keys " + MAPPER.writeValueAsString(byAlphabet(keys.toArray())))
                .isEqualTo(lastPinned(Metadata.class));
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

    private static String lastPinned(Class<?> type) {
        var lines = PINNED.getOrDefault(type.getName(), List.of());
        return lines.isEmpty() ? "no line: add the one above" : lines.get(lines.size() - 1);
    }

    private static Map<String, List<String>> pinned() {
        try (var file = StoredFormsTest.class.getResourceAsStream("/stored-forms.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(' '))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
