package io.vdibroker.query.client.web;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.desktop.ConsoleQueries;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.web.Caller;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The way to a console beside the desktop: for USB devices within an RDP session. Only of the user's own machine, and while its pool is theirs. */
@ClientRest
class MachineDataEndpoint {

    record Machine(
            String id,
            @Nullable String verbose_name,
            String graphics_password,
            String controller_address,
            int remote_access_port,
            Console spice_conn) {

        @Override
        public String toString() {
            return "Machine(" + id + ")";
        }
    }

    record Console(String address, int port) {}

    private final PoolsOfUser pools;
    private final Desktops desktops;
    private final ConsoleQueries consoles;
    private final ControllerHosts controllers;

    MachineDataEndpoint(PoolsOfUser pools, Desktops desktops, ConsoleQueries consoles, ControllerHosts controllers) {
        this.pools = pools;
        this.desktops = desktops;
        this.consoles = consoles;
        this.controllers = controllers;
    }

    @GetMapping("/client/get_vm_data/{machineId}")
    CompletableFuture<ResponseEntity<Object>> machine(@PathVariable MachineId machineId, Caller caller) {
        var machine = desktops.facts(machineId)
                .filter(facts -> facts.users().contains(caller.userId()))
                .filter(facts -> facts.readyFor().contains(caller.userId())) // before, it may still go to another
                .filter(facts -> pools.of(caller.userId(), facts.poolId()).isPresent())
                .orElseThrow(() -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_MACHINE));
        return consoles.ask(machineId, Protocol.SPICE, caller.userId())
                .thenApply(console -> Envelope.of(new Machine(
                        machineId.value().toString(),
                        machine.name(),
                        console.password(),
                        controllerOf(machine, console.host()),
                        console.port(),
                        new Console(console.host(), console.port()))));
    }

    private String controllerOf(MachineFacts machine, String otherwise) {
        var host = machine.controllerId() == null ? "" : controllers.hostOf(machine.controllerId());
        return host.isEmpty() ? otherwise : host;
    }
}
