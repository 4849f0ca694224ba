package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Network;
import io.vdibroker.api.machine.Observation;
import java.util.List;
import java.util.Map;

/** What is recorded of the machines of a controller, for who judges what ECP shows of them now. */
public interface RecordedSights {

    /** All that pools have of this controller, and those that were seen with what was recorded last. */
    Map<MachineId, Recorded> of(ControllerId controllerId);

    /**
     * One machine.
     *
     * @param observed what was recorded last, with nothing in it before it was seen
     * @param networks from which its address is taken; none means any
     */
    record Recorded(Observation observed, List<Network> networks) {

        boolean mayHave(String address) {
            return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
        }
    }
}
