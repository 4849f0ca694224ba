package io.vdibroker.query.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void areThereInEachLanguageAndNoOthers(String language) {
        var bundle = ResourceBundle.getBundle(
                "io.vdibroker.query.client.phrases",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(bundle.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Phrase.values()).map(Enum::name).toList());
    }

    @Test
    void areWholeRussianSentences() {
        var english = properties("");
        var russian = properties("_ru");
        assertThat(russian).hasSameSizeAs(english).allSatisfy(line -> assertThat(line)
                .matches(".*[а-я].*"));
    }

    private static List<String> properties(String suffix) {
        try (var file = Phrases.class.getResourceAsStream("phrases" + suffix + ".properties")) {
            return new String(
                            java.util.Objects.requireNonNull(file).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
