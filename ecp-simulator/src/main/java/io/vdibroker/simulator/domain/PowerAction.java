package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a machine's power, and from which state. */
enum PowerAction {
    START("Starting"),
    SHUTDOWN("Shutting down"),
    REBOOT("Rebooting"),
    RESET("Resetting"),
    SUSPEND("Suspending"),
    RESUME("Resuming");

    private final String gerund;

    PowerAction(String gerund) {
        this.gerund = gerund;
    }

    static Optional<PowerAction> of(String name) {
        for (PowerAction action : values()) {
            if (action.path().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String taskName(Domain domain) {
        return gerund + " the virtual machine " + domain.name + ".";
    }

    void check(Domain domain) {
        if (this == START && domain.template) {
            throw EcpError.refused("Template " + domain.name + " can not be started.");
        }
        if (!domain.isActive()) {
            throw EcpError.refused("Domain " + domain.name + " is in status " + domain.status + ".");
        }
        boolean possible =
                switch (this) {
                    case START -> domain.power != Domain.ON;
                    case RESUME -> domain.power == Domain.SUSPENDED;
                    case SHUTDOWN -> domain.power != Domain.OFF;
                    case REBOOT, RESET, SUSPEND -> domain.power == Domain.ON;
                };
        if (!possible) {
            throw EcpError.refused("Domain " + domain.name + " is not in a power state for " + path() + ".");
        }
    }
}
