package io.vdibroker.query.client;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The words for people, in the language that their client asks for. */
@Component
public class Phrases {

    private static final String BUNDLE = "io.vdibroker.query.client.phrases";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale standard;

    /** Speaks the configured language to whoever asks for none. */
    public Phrases(ClientProperties properties) {
        standard = properties.language();
    }

    /** The language of a request, or the configured one; a language that we do not speak is answered in English. */
    public Locale languageOf(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? standard : request.getLocale();
    }

    /** The configured language. */
    public Locale standard() {
        return standard;
    }

    /** The phrase with its gaps filled. */
    public String say(Locale language, Phrase phrase, Object... arguments) {
        var pattern = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK).getString(phrase.name());
        return new MessageFormat(pattern, language).format(arguments);
    }
}
