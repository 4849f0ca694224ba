package io.vdibroker.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * Why something did not work. The text is one line for an administrator, at most 300 characters; it may quote the reason that ECP
 * gave, without which the history could not explain it, but never what ECP says of accounts.
 */
public record Failure(FailureCode code, String text) {

    private static final int LONGEST = 300;

    /** With the text made one line, and cut if it is too long. */
    public static Failure inOneLine(FailureCode code, String text) {
        return new Failure(code, line(text));
    }

    /** The text as one line, cut if it is too long. */
    public static String line(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line;
    }

    /** The same, with what ECP said last, if it said anything. */
    public Failure explainedBy(@Nullable String said) {
        return said == null ? this : inOneLine(code, text + "; the last that was heard: " + said);
    }
}
