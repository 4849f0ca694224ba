package io.vdibroker.simulator.http;

import org.jspecify.annotations.Nullable;

/** Text and headers, and whether the client gets to see all of it. */
public record Reply(int status, String contentType, String body, @Nullable String location, Sent sent) {
    /** How much of an answer goes out before the connection ends. */
    public enum Sent {
        WHOLE,
        HALF,
        NOTHING
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, null, Sent.WHOLE);
    }

    static Reply redirect(String location) {
        return new Reply(301, "text/html; charset=utf-8", "", location, Sent.WHOLE);
    }

    /** The client sees the connection end. */
    public Reply drop() {
        return new Reply(status, contentType, body, location, Sent.NOTHING);
    }

    /** The client sees the connection end in the middle of the answer. */
    public Reply half() {
        return new Reply(status, contentType, body, location, Sent.HALF);
    }

    /** The same status with something else in it. */
    public Reply with(String otherType, String otherBody) {
        return new Reply(status, otherType, otherBody, location, sent);
    }
}
