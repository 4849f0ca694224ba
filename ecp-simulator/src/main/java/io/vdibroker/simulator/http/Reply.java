package io.vdibroker.simulator.http;

import org.jspecify.annotations.Nullable;

/** Text and headers, or a connection that is closed without a word. */
public record Reply(int status, String contentType, String body, @Nullable String location, boolean dropped) {

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, null, false);
    }

    static Reply redirect(String location) {
        return new Reply(301, "text/html; charset=utf-8", "", location, false);
    }

    /** The client sees the connection end. */
    public Reply drop() {
        return new Reply(status, contentType, body, location, true);
    }
}
