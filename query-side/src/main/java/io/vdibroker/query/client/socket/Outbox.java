package io.vdibroker.query.client.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends to one client one message after the other without ever waiting for it; a client that is too slow is given up. */
final class Outbox {

    /** Begins to send and returns; tells when it is done, or what went wrong. */
    @FunctionalInterface
    interface Line {
        void send(String text, Consumer<@Nullable Throwable> done);
    }

    private record Letter(String text, Runnable afterwards) {}

    private final Queue<Letter> waiting = new ArrayDeque<>();
    private final Line line;
    private final int capacity;
    private final Runnable givenUp;
    private boolean sending;
    private boolean closed;

    Outbox(Line line, int capacity, Runnable givenUp) {
        this.line = line;
        this.capacity = capacity;
        this.givenUp = givenUp;
    }

    void send(String text) {
        post(new Letter(text, () -> {}));
    }

    /** The last message; then what is to follow, also if the message does not get out. */
    void sendLast(String text, Runnable afterwards) {
        post(new Letter(text, afterwards));
    }

    /** Whether a message is on its way: then a ping would have to wait. */
    synchronized boolean isBusy() {
        return sending;
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void post(Letter letter) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (sending && waiting.size() < capacity) {
                waiting.add(letter);
                return;
            }
            if (!sending) {
                sending = true;
            } else {
                close();
                letter = null;
            }
        }
        if (letter == null) {
            givenUp.run();
        } else {
            start(letter);
        }
    }

    private void start(Letter letter) {
        line.send(letter.text(), error -> {
            letter.afterwards().run();
            if (error == null) {
                next();
            } else {
                close();
                givenUp.run();
            }
        });
    }

    private void next() {
        Letter letter;
        synchronized (this) {
            letter = waiting.poll();
            if (letter == null) {
                sending = false;
                return;
            }
        }
        start(letter);
    }
}
