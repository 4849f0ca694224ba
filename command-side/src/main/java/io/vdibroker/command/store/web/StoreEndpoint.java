package io.vdibroker.command.store.web;

import io.vdibroker.command.store.RestoredStore;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends the doubt about all machines at once. */
@AdminRest
class StoreEndpoint {

    /** How many machines were in doubt. */
    record Confirmed(int machines) {}

    private final RestoredStore store;
    private final Commands commands;

    StoreEndpoint(RestoredStore store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    @EvenWhenBusy
    @PostMapping("/api/v1/store/confirmation")
    Confirmed confirm(Caller caller) {
        return new Confirmed(store.confirm(commands.with(caller.metadata())));
    }
}
