package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.web.AccessTokens.Proof;
import java.time.Instant;
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
    private volatile Instant heardAt;

    Connection(Proof proof, Outbox outbox, End end, Watches.Sources sources, Instant now) {
        this.proof = proof;
        this.outbox = outbox;
        this.end = end;
        this.heardAt = now;
        this.watches = new Watches(proof.userId(), sources, outbox::send);
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

    Instant heardAt() {
        return heardAt;
    }

    void heard(Instant now) {
        heardAt = now;
    }

    @Override
    public void opened(MachineId machineId) {
        watches.view(machineId);
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
