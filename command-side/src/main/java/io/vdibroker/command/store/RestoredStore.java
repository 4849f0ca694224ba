package io.vdibroker.command.store;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ConfirmMachines;
import io.vdibroker.api.pool.command.DoubtPool;
import io.vdibroker.api.store.StoreId;
import io.vdibroker.api.store.command.ConfirmStore;
import io.vdibroker.api.store.command.RecordRestoration;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Sender;
import io.vdibroker.delivery.store.EventLog;
import io.vdibroker.delivery.store.HistoryHead;
import io.vdibroker.delivery.store.HistoryTampered;
import io.vdibroker.delivery.store.Restoration;
import io.vdibroker.delivery.store.Restorations;
import io.vdibroker.delivery.store.Streams;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has each pool hold its machines when the store is older than what happened, before a saga, the worker or a user can
 * ask for
 * anything. Every step may be repeated: what was noted counts as recorded when all pools have decided.
 */
@Component
public class RestoredStore {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredStore.class);

    private final EventLog log;
    private final Streams streams;
    private final Restorations restorations;
    private final HistoryHead head;
    private final Commands commands;

    RestoredStore(EventLog log, Streams streams, Restorations restorations, HistoryHead head, Commands commands) {
        this.log = log;
        this.streams = streams;
        this.restorations = restorations;
        this.head = head;
        this.commands = commands;
    }

    /** At the start, when commands are handled and nothing else happens yet. */
    void record() {
        for (var found : restorations.open()) {
            record(found);
            restorations.recorded(found.id());
        }
    }

    private void record(Restoration found) {
        var sender = commands.as("system:start", found.id().toString());
        sender.sendAndWait(new RecordRestoration(
                storeId(),
                found.id(),
                found.reason(),
                found.position(),
                found.known(),
                found.copiedAt(),
                found.detail()));
        if (found.reason().eventsLost()) {
            pools().forEach(pool -> doubt(pool, found, sender));
        }
        LOG.warn(
                "The store is older than what happened ({}, {}): {}; see GET /api/v1/store",
                found.reason(),
                found.detail(),
                found.reason().eventsLost()
                        ? "free machines are held, and assigned ones are for the same users only, until an administrator"
                                + " confirms or replaces them"
                        : "who misses a password or key sets it anew");
    }

    /** Nothing is decided about a pool that somebody else wrote about, so nothing of it is given to anybody either. */
    private static void doubt(PoolId pool, Restoration found, Sender sender) {
        try {
            sender.sendAndWait(new DoubtPool(pool, found.id()));
        } catch (RuntimeException e) {
            if (!HistoryTampered.isBehind(e)) {
                throw e;
            }
            LOG.error("{} cannot hold its machines: its history was written by somebody else", pool);
        }
    }

    /** By an administrator: all that the history says is so. Answers how many machines were in doubt. */
    public int confirm(Sender sender) {
        var confirmed = 0;
        for (var pool : pools()) {
            Integer machines = sender.sendAndWait(new ConfirmMachines(pool));
            confirmed += machines;
        }
        sender.sendAndWait(new ConfirmStore(storeId()));
        head.acceptWhatIsMissing();
        restorations.confirmed();
        return confirmed;
    }

    private StoreId storeId() {
        return StoreId.of(log.identity());
    }

    private List<PoolId> pools() {
        return streams.of("pool").stream()
                .map(stream -> PoolId.of(stream.substring("pool/".length())))
                .toList();
    }
}
