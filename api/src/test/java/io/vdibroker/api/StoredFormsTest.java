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
import io.vdibroker.api.session.event.SessionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
                        SessionEvent.class)
                .flatMap(Samples::members);
    }

    @ParameterizedTest
    @MethodSource("events")
    void isPinned(Class<?> event) {
        assertThat(line(event)).isEqualTo(PINNED.getOrDefault(event.getName(), "no line: add the one above"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackEqual(Class<?> event) {
        var sample = Samples.of(event);
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(sample), event))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackEqualWithoutItsOptionals(Class<?> event) {
        var sample = Samples.withoutOptionals(event);
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(sample), event))
                .isEqualTo(sample);
    }

    @Test
    void pinsNothingThatIsNoEvent() {
        assertThat(PINNED.keySet()).isEqualTo(events().map(Class::getName).collect(Collectors.toSet()));
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
