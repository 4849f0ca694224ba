package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.ReleaseHostName;
import io.vdibroker.api.machine.command.ReserveHostName;
import io.vdibroker.api.machine.event.HostNameRefused;
import io.vdibroker.api.machine.event.HostNameReleased;
import io.vdibroker.api.machine.event.HostNameReserved;
import io.vdibroker.api.operation.Failure;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards that one machine of a directory has this host name. */
@Aggregate
@SuppressWarnings("NullAway.Init") // assigned by the first event
class HostName {

    @AggregateIdentifier
    private HostNameKey nameKey;

    private @Nullable MachineId owner;
    private boolean onlyAnAccount;
    private @Nullable Instant refusedUntil;

    HostName() {} // for Axon

    /** See {@link HostNames}. */
    boolean reserve(HostNameKey key, MachineId machineId, Instant now) {
        if (owner != null) {
            return machineId.equals(owner);
        }
        if (refusedUntil != null && now.isBefore(refusedUntil)) {
            return false;
        }
        apply(new HostNameReserved(key, machineId, false));
        return true;
    }

    /** See {@link HostNames}. */
    boolean keep(HostNameKey key, MachineId machineId) {
        if (owner == null || onlyAnAccount) {
            apply(new HostNameReserved(key, machineId, false));
        }
        return machineId.equals(owner);
    }

    /** See {@link HostNames}. */
    void refuse(HostNameKey key, MachineId machineId, Failure failure, Instant until) {
        if (owner == null || machineId.equals(owner)) {
            apply(new HostNameRefused(key, machineId, failure, until));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReserveHostName command) {
        if (owner == null || onlyAnAccount && !command.machineId().equals(owner)) {
            apply(new HostNameReserved(command.nameKey(), command.machineId(), true));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseHostName command) {
        if (command.machineId().equals(owner)) {
            apply(new HostNameReleased(nameKey, command.machineId()));
        }
    }

    @EventSourcingHandler
    void on(HostNameReserved event) {
        nameKey = event.nameKey();
        owner = event.machineId();
        onlyAnAccount = event.onlyAnAccount();
        refusedUntil = null;
    }

    @EventSourcingHandler
    void on(HostNameReleased event) {
        owner = null;
    }

    @EventSourcingHandler
    void on(HostNameRefused event) {
        nameKey = event.nameKey();
        owner = null;
        refusedUntil = event.until();
    }
}
