package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;

/** What one ECP VeiL holds of ours, for who compares and changes nothing. Throws {@link EcpProblem}. */
public interface EcpHoldings {

    /** Those of the machines that ECP has. */
    Set<MachineId> existing(Collection<MachineId> ids);

    /** Empty if ECP does not have it. */
    Optional<EcpTag> tag(String tagId);

    /** Of the controller at this address, asked with the default settings. {@link EcpProblem.NoAnswer} if it is no address. */
    static EcpHoldings of(String address, TlsTrust tls, Supplier<String> key) {
        EcpClient ecp;
        try {
            var properties = new Binder().bindOrCreate("vdi.ecp", EcpProperties.class);
            ecp = new EcpConnection(address, tls, key, properties, EcpPulse.NONE).client();
        } catch (IllegalArgumentException e) {
            throw new EcpProblem.NoAnswer("The controller cannot be reached like this: " + e.getMessage(), e);
        }
        return new EcpHoldings() {
            @Override
            public Set<MachineId> existing(Collection<MachineId> ids) {
                return ecp.domains(ids).stream().map(EcpDomain::id).collect(Collectors.toSet());
            }

            @Override
            public Optional<EcpTag> tag(String tagId) {
                return ecp.tag(tagId);
            }
        };
    }
}
