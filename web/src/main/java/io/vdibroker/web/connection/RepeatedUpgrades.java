package io.vdibroker.web.connection;

import java.nio.ByteBuffer;

/**
 * Takes repeats of the line {@code Connection: Upgrade} out of the head of the first request of a connection, so that
 * neither
 * the number nor the size of such lines meets a limit of the container. VeiL Connect adds one with each attempt to
 * connect.
 */
final class RepeatedUpgrades {

    /** Three days of attempts, one every five seconds; nobody may send lines for ever. */
    static final int MOST = 3 * 17_280;

    private static final String LINE = "connection: upgrade\r\n";
    private static final int UNDECIDED = 0;
    private static final int OTHER = -1;

    private final byte[] held = new byte[LINE.length()];
    private int matched = UNDECIDED;
    private boolean emptyLine = true;
    private boolean requestLine = true;
    private int seen;
    private boolean over;

    /** Whether the head has ended: nothing is taken out any more. */
    boolean isOver() {
        return over;
    }

    /** How many bytes are kept back because they may begin a repeat: the next read has to leave room for them. */
    int kept() {
        return Math.max(matched, 0);
    }

    /** Puts what is left of the bytes that were read into the buffer. */
    void pass(byte[] read, int length, ByteBuffer to) {
        var from = 0;
        while (from < length && !over) {
            next(read[from++], to);
        }
        to.put(read, from, length - from);
    }

    private void next(byte octet, ByteBuffer to) {
        if (matched != OTHER && Character.toLowerCase(octet) == LINE.charAt(matched) && !requestLine) {
            held[matched++] = octet;
            if (matched == LINE.length()) {
                endOfUpgrade(to);
            }
            return;
        }
        if (matched > 0) {
            to.put(held, 0, matched);
            emptyLine = false;
        }
        matched = OTHER;
        to.put(octet);
        if (octet == '\n') {
            over = emptyLine && !requestLine;
            requestLine = requestLine && emptyLine; // empty lines may come before a request
            matched = UNDECIDED;
            emptyLine = true;
        } else if (octet != '\r') {
            emptyLine = false;
        }
    }

    private void endOfUpgrade(ByteBuffer to) {
        seen++;
        if (seen == 1 || seen > MOST) {
            to.put(held);
        }
        matched = UNDECIDED;
        emptyLine = true;
    }
}
