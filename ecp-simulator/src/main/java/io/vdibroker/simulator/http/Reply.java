package io.vdibroker.simulator.http;

import org.jspecify.annotations.Nullable;

/** Bytes and headers, or a connection that is closed without a word. */
public record Reply(int status, String contentType, byte[] body, @Nullable String location, boolean dropped) {

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, null, false);
    }

    static Reply redirect(String location) {
        return new Reply(301, "text/html; charset=utf-8", new byte[0], location, false);
    }

    /** The client sees the connection end. */
    public Reply drop() {
        return new Reply(status, contentType, body, location, true);
    }
}
