package io.vdibroker.saga.machine;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.command.KeepHostName;
import io.vdibroker.api.machine.command.ReleaseHostName;
import io.vdibroker.api.machine.command.ReserveHostName;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.saga.commands.SagaCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * The rules by which host names are kept and come back; they remember nothing. The first two reserve what a history of
 * before host
 * names were reserved has given: they read all of it once, at the first start.
 *
 * <pre>
 * MachineOperationCompleted of a preparation -> KeepHostName
 * DomainMembershipLeft -> ReserveHostName
 * MachineHostNameGivenBack -> ReleaseHostName
 * </pre>
 */
@Component
@ProcessingGroup(KeptHostNames.GROUP)
class KeptHostNames {
    static final String GROUP = "saga-kept-host-names";

    private final SagaCommands commands;

    KeptHostNames(SagaCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MachineOperationCompleted event) {
        if (event.kind() == OperationKind.PREPARE) {
            commands.send(new KeepHostName(event.machineId()));
        }
    }

    @EventHandler
    void on(DomainMembershipLeft event) {
        commands.send(new ReserveHostName(HostNameKey.of(event.domain(), event.hostname()), event.machineId()));
    }

    @EventHandler
    void on(MachineHostNameGivenBack event) {
        commands.send(new ReleaseHostName(HostNameKey.of(event.directory(), event.hostname()), event.machineId()));
    }
}
