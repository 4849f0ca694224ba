package io.vdibroker.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * Why something did not work. The text is one line for an administrator, at most 300 characters; it may quote the reason that ECP
 * gave, without which the history could not explain it, but never what ECP says of accounts.
 */
public record Failure(FailureCode code, String text) {

    private static final int LONGEST = 300;

    /** The same, with what ECP said last, if it said anything. */
    public Failure explainedBy(@Nullable String said) {
        if (said == null) {
            return this;
        }
        var line = (text + "; the last that was heard: " + said)
                .replaceAll("\\s+", " ")
                .strip();
        return new Failure(code, line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line);
    }
}
