package io.vdibroker.query.history.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.person.command.GroupCommand;
import io.vdibroker.api.person.command.UserCommand;
import io.vdibroker.api.session.command.SessionCommand;
import io.vdibroker.query.history.StoredForms;
import io.vdibroker.query.history.StoredForms.StoredForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SentencesTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z.]+)(?::([a-z-]+))?}");
    private static final Set<String> NO_VOCABULARIES = Set.of("if", "count", "time", "name", "text", "command");

    static Stream<StoredForm> events() {
        return StoredForms.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellEveryEventInBothLanguagesByTheNamesOfThings(StoredForm event) {
        for (var language : List.of(Locale.ENGLISH, RUSSIAN)) {
            assertThat(Sentences.tell(event.toString(), event.json(), everythingNamed(event), language))
                    .isNotEqualTo(event.type().getSimpleName())
                    .endsWith(".")
                    .doesNotContain("{", "}", "[", "]", "|", "?", "null", "ciphertext")
                    .doesNotContainPattern(ID)
                    .doesNotContainPattern("\\b[A-Z]+_[A-Z]+\\b"); // a constant without a word
        }
        assertThat(Sentences.tell(event.toString(), event.json(), everythingNamed(event), RUSSIAN))
                .matches(".*[а-я]{3}.*");
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellEveryEventWithoutWhatMayBeAbsent(StoredForm event) {
        var fields = (ObjectNode) MAPPER.readTree(event.json());
        for (var component : event.type().getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                fields.putNull(component.getName());
            }
        }
        for (var language : List.of(Locale.ENGLISH, RUSSIAN)) {
            assertThat(Sentences.tell(event.toString(), fields.toString(), Map.of(), language))
                    .endsWith(".")
                    .doesNotContain("{", "}", "[", "]", "|", "?", "null");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void haveAWordForEveryConstant(StoredForm event) {
        for (var language : List.of(Locale.ENGLISH, RUSSIAN)) {
            var words = Sentences.words(language);
            var argument = ARGUMENT.matcher(words.getString(event.toString()));
            while (argument.find()) {
                if (argument.group(2) != null && !NO_VOCABULARIES.contains(argument.group(2))) {
                    for (var value : valuesOf(event.type(), argument.group(1))) {
                        assertThat(words.keySet()).contains(argument.group(2) + "." + value);
                    }
                }
            }
        }
    }

    @Test
    void haveAWordForEveryCommandOfPeople() {
        var families = Stream.of(UserCommand.class, GroupCommand.class, SessionCommand.class);
        assertThat(Sentences.words(Locale.ENGLISH).keySet())
                .containsAll(families.flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .map(command -> "command." + command.getSimpleName())
                        .toList());
    }

    @Test
    void haveTheSameKeysInBothLanguagesAndNoneThatNobodyNeeds() {
        var english = new TreeSet<>(Sentences.words(Locale.ENGLISH).keySet());
        assertThat(Sentences.words(RUSSIAN).keySet()).containsExactlyInAnyOrderElementsOf(english);
        english.removeIf(key -> key.contains("."));
        assertThat(english)
                .containsExactlyInAnyOrderElementsOf(StoredForms.events()
                        .map(StoredForm::toString)
                        .distinct()
                        .toList());
    }

    @Nested
    class AreWholeFor {

        @Test
        void aThingThatNobodyNamed() {
            assertThat(told("PoolActivated", "{\"poolId\":\"2063c160-8d6e-3baf-8024-9c42e2be5804\"}"))
                    .isEqualTo("Pool \"2063c160-8d6e-3baf-8024-9c42e2be5804\" serves its users.");
        }

        @Test
        void whatWasRefusedOfSomethingThatNeverCameToBe() {
            var refused = "{\"userId\":\"anna\",\"command\":\"CreatePool\",\"subject\":\"pool/1\","
                    + "\"code\":\"POOL_NAME_TAKEN\",\"times\":2}";
            assertThat(told("CommandRefused", refused))
                    .isEqualTo("\"anna\" was refused making a pool: another pool has this name; times: 2.");
            assertThat(Sentences.tell("CommandRefused", refused, Map.of("pool/1", "lab"), Locale.ENGLISH))
                    .contains("making a pool (\"lab\"): ");
        }

        @Test
        void anEventThatThisVersionDoesNotKnow() {
            assertThat(told("MoonRisen", "{}")).isEqualTo("MoonRisen");
        }

        @Test
        void aNameThatLooksLikeAPattern() {
            assertThat(told("GroupCreated", "{\"groupId\":\"x\",\"name\":\"[{name}|{x}]\"}"))
                    .isEqualTo("Group \"[{name}|{x}]\" was made.");
        }

        @Test
        void anEmptyListAndALanguageThatWeDoNotSpeak() {
            var event = "{\"userId\":\"x\",\"roles\":[]}";
            assertThat(Sentences.tell("UserRolesChanged", event, Map.of(), Locale.GERMAN))
                    .isEqualTo("The own roles of \"x\" are now: none.");
        }

        private String told(String type, String json) {
            return Sentences.tell(type, json, Map.of(), Locale.ENGLISH);
        }
    }

    private static Set<String> valuesOf(Class<?> type, String path) {
        java.lang.reflect.Type found = type;
        for (var field : path.split("\\.")) {
            found = Arrays.stream(((Class<?>) found).getRecordComponents())
                    .filter(component -> component.getName().equals(field))
                    .findFirst()
                    .orElseThrow()
                    .getGenericType();
        }
        if (found instanceof java.lang.reflect.ParameterizedType generic) {
            found = generic.getActualTypeArguments()[0];
        }
        if (found == boolean.class) {
            return Set.of("true", "false");
        }
        return Arrays.stream(((Class<?>) found).getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> everythingNamed(StoredForm event) {
        Map<String, String> names = new HashMap<>();
        MAPPER.readTree(event.json()).properties().forEach(field -> {
            if (field.getKey().endsWith("Id")) {
                var kind = field.getKey().substring(0, field.getKey().length() - 2);
                names.put(kind + "/" + field.getValue().asString(), "the " + kind);
            }
        });
        return names;
    }
}
