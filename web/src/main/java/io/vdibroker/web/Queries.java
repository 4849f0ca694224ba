package io.vdibroker.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Queries of addresses: encoded UTF-8 without control characters, and not too many parameters. */
final class Queries {

    private static final int MOST_PARAMETERS = 1000;
    private static final int HEX = 16;

    private Queries() {}

    /** What is wrong with a query; nothing, if it can be read. */
    static @Nullable String problem(@Nullable String query) {
        if (query == null) {
            return null;
        }
        if (query.chars().filter(character -> character == '&').count() >= MOST_PARAMETERS) {
            return "The query has more than " + MOST_PARAMETERS + " parameters";
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded(query)))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? "The query has control characters" : null;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return "The query is not UTF-8, percent-encoded";
        }
    }

    private static byte[] decoded(String query) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < query.length(); i++) {
            var character = query.charAt(i);
            if (character != '%') {
                bytes.write(character); // the container gives a byte for each
            } else {
                bytes.write(digit(query, i + 1) * HEX + digit(query, i + 2));
                i += 2;
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(String query, int index) {
        var digit = index < query.length() ? Character.digit(query.charAt(index), HEX) : -1;
        if (digit < 0 || query.charAt(index) > '~') {
            throw new IllegalArgumentException("No hexadecimal digit at " + index);
        }
        return digit;
    }
}
