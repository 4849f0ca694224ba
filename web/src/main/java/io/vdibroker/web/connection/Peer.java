package io.vdibroker.web.connection;

/** One open connection. */
final class Peer {

    final String network;
    final Line line;
    final long openedAt;
    private long idleSince;
    private int atWork;

    /** What can be done with its socket. */
    interface Line {
        void hangUp();

        /** Lets no thread wait for what it may still send of this request. */
        void stopWaiting();
    }

    Peer(String network, Line line, long now) {
        this.network = network;
        this.line = line;
        this.openedAt = now;
        this.idleSince = now;
    }

    void begin() {
        atWork++;
    }

    void end(long now) {
        atWork--;
        idleSince = now;
    }

    /** Whether nothing of the broker works for it: it sends slowly, or nothing at all. */
    boolean isIdle() {
        return atWork == 0;
    }

    boolean isIdleSince(long time) {
        return isIdle() && idleSince - time <= 0;
    }
}
