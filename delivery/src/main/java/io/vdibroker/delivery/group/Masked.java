package io.vdibroker.delivery.group;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of errors, fit to be stored and shown: short, on one line, without quoted values and what looks like a secret. */
public final class Masked {

    private static final int LONGEST = 300;
    private static final Pattern NAMED =
            Pattern.compile("(?i)(password|passwd|secret|token|api[_-]?key|authorization|jwt)([^\\w*]{1,4})\\S+");
    private static final Pattern LONG_BLOB = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Masked() {}

    /** What the error says. */
    public static String message(Throwable error) {
        return text(error.getMessage());
    }

    /** What an error said, whether it was masked before or not. */
    public static String text(@Nullable String message) {
        var text = BLANKS.matcher(String.valueOf(message)).replaceAll(" ");
        text = QUOTED.matcher(text).replaceAll("\"***\""); // a JSON library quotes the value that it could not read
        text = NAMED.matcher(text).replaceAll("$1$2***");
        text = LONG_BLOB.matcher(text).replaceAll("***");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
