package io.vdibroker.query.history.web;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells events in one sentence, in Russian or English. Sentences are made when they are read, so that personal data stays
 * sealed and words can be improved. They are in {@code sentences.properties}, one per event type; how they are written is
 * said there.
 */
final class Sentences {

    private static final String BUNDLE = "io.vdibroker.query.history.web.sentences";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Sentences() {}

    /** Names are by subject. A type that this version has no words for is named as it is. */
    static String tell(String type, String payload, Map<String, String> names, Locale language) {
        var words = words(language);
        return words.containsKey(type)
                ? new Sentence(words, MAPPER.readTree(payload), names).from(words.getString(type))
                : type;
    }

    /** What is said in the language, or in English. */
    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }
}
