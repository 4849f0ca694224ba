package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.RecordedSights.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Decides by which address users reach each machine, for everybody who takes one. The order in which an agent lists its
 * addresses
 * means nothing, and a bridge or a nested hypervisor gives many guests the same.
 */
@Component
public class AddressBook {

    private final RecordedSights recorded;
    private final Map<ControllerId, MachineAddresses> books = new ConcurrentHashMap<>();

    public AddressBook(RecordedSights recorded) {
        this.recorded = recorded;
    }

    /** What is recorded of all machines of the controller by now. */
    public void know(ControllerId controllerId, Map<MachineId, Recorded> now) {
        book(controllerId).know(now);
    }

    /** Of controllers that are gone nothing is kept. */
    void retain(Set<ControllerId> controllers) {
        books.keySet().retainAll(controllers);
    }

    /** The machines that ECP shows at one moment, with the addresses that they are reached by. */
    List<EcpDomain> resolve(ControllerId controllerId, List<EcpDomain> domains) {
        return book(controllerId).resolve(domains);
    }

    private MachineAddresses book(ControllerId controllerId) {
        return books.computeIfAbsent(controllerId, id -> new MachineAddresses(recorded.of(id)));
    }
}
