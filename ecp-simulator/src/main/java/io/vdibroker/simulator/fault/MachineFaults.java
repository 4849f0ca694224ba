package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.state.Domain;
import java.util.Optional;

/** Faults of machines, whatever request leads to them. */
public interface MachineFaults {

    /** True when the agent of that machine is to stay silent after this boot. */
    boolean silences(Domain domain);

    /** Why the removal of that machine fails now, if it does. */
    Optional<String> failsRemoval(Domain domain);
}
