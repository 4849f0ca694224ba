package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.web.AccessTokens.Proof;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** One WebSocket of one signed-in device. */
final class Connection implements ClientMessages.Viewer {

    /** What can be done with the network end of it. Both may take a moment, and are never called on a shared thread. */
    interface End {

        void ping();

        void close(CloseStatus status);
    }

    private final Proof proof;
    private final Outbox outbox;
    private final End end;
    private final Watches watches;
    private final Flow flow;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean pinging = new AtomicBoolean();
    private volatile long heardAt = System.nanoTime();

    /** The access lost is told at most once, and before anything else is. */
    Connection(
            Proof proof, Outbox outbox, End end, Watches.Sources sources, Flow flow, Consumer<Connection> accessLost) {
        this.proof = proof;
        this.outbox = outbox;
        this.end = end;
        this.flow = flow;
        this.watches = new Watches(proof.userId(), sources, outbox::send, () -> accessLost.accept(this));
    }

    Proof proof() {
        return proof;
    }

    Outbox outbox() {
        return outbox;
    }

    End end() {
        return end;
    }

    Watches watches() {
        return watches;
    }

    Flow flow() {
        return flow;
    }

    /** Whether it is to be closed now; only the first who asks hears yes, so that one close waits for a thread at most. */
    boolean leaves() {
        return leaving.compareAndSet(false, true);
    }

    boolean isLeaving() {
        return leaving.get();
    }

    /** Pings once a thread is free; while a ping waits for one, another is not added. */
    void ping(Executor threads) {
        if (pinging.compareAndSet(false, true)) {
            threads.execute(() -> {
                pinging.set(false);
                end.ping();
            });
        }
    }

    /** By a clock that nobody can set: or all would be silent at once. */
    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAt > time.toNanos();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    @Override
    public void opened(MachineId machineId) {
        watches.view(machineId);
    }

    @Override
    public void shows(MachineId machineId) {
        if (!watches.isViewed(machineId)) {
            watches.view(machineId);
        }
    }

    @Override
    public void closed() {
        watches.view((@Nullable MachineId) null);
    }

    /** Nothing is sent any more. */
    void gone() {
        outbox.close();
        watches.close();
    }
}
