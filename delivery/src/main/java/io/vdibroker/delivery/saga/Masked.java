package io.vdibroker.delivery.saga;

import java.util.regex.Pattern;

/** Texts of errors, fit to be stored and shown: short, on one line, without what looks like a secret. */
final class Masked {

    private static final int LONGEST = 300;
    private static final Pattern NAMED =
            Pattern.compile("(?i)(password|passwd|secret|token|api[_-]?key|authorization|jwt)(\\W{1,4})\\S+");
    private static final Pattern LONG_BLOB = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Masked() {}

    static String message(Throwable error) {
        var text = BLANKS.matcher(String.valueOf(error.getMessage())).replaceAll(" ");
        text = NAMED.matcher(text).replaceAll("$1$2***");
        text = LONG_BLOB.matcher(text).replaceAll("***");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
