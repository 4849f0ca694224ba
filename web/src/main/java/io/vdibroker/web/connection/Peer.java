package io.vdibroker.web.connection;

/** One open connection. */
final class Peer {

    final String network;
    final Runnable hangUp;
    final long openedAt;
    private long idleSince;
    private int atWork;

    Peer(String network, Runnable hangUp, long now) {
        this.network = network;
        this.hangUp = hangUp;
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
