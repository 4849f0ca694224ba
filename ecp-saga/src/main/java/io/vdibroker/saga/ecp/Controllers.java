package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that speaks with ECP VeiL gets its connection here, by the present settings of the controller. */
@Component("ecpControllers") // query-side has controllers as well
public class Controllers implements EcpClients {

    /** What keeps the list of them. */
    public static final String GROUP = "list-controllers-v1";

    private final ControllerList list;
    private final KeySource keys;
    private final EcpProperties properties;
    private final Heartbeats heartbeats;
    private final AddressBook addresses;
    private final Map<ControllerId, Made> connections = new ConcurrentHashMap<>();
    private volatile @Nullable Map<ControllerId, ControllerSettings> known;

    Controllers(
            ControllerList list,
            KeySource keys,
            EcpProperties properties,
            Heartbeats heartbeats,
            AddressBook addresses) {
        this.list = list;
        this.keys = keys;
        this.properties = properties;
        this.heartbeats = heartbeats;
        this.addresses = addresses;
    }

    @Override
    public EcpClient of(ControllerId controllerId) {
        return connection(controllerId).client();
    }

    /** The same controller for who waits. {@link EcpProblem.NoAnswer} while the controller is not known here. */
    public EcpInventory inventory(ControllerId controllerId) {
        return connection(controllerId).inventory();
    }

    /** The host, without a port, that clients reach consoles by. */
    public String host(ControllerId controllerId) {
        return connection(controllerId).address().host();
    }

    /** By which addresses machines are reached. */
    public AddressBook addresses() {
        return addresses;
    }

    /** Whether there is such a controller. */
    public boolean knows(ControllerId controllerId) {
        return settings().containsKey(controllerId);
    }

    /** All controllers that there are. */
    public Set<ControllerId> ids() {
        return settings().keySet();
    }

    /** Reads the list again, which another process may have changed. */
    public void refresh() {
        var now =
                list.all().stream().collect(Collectors.toUnmodifiableMap(ControllerSettings::id, Function.identity()));
        known = now;
        connections.keySet().retainAll(now.keySet());
        heartbeats.retain(now.keySet());
        addresses.retain(now.keySet());
    }

    /** Empty when the controller is gone. */
    Optional<EcpConnection> present(ControllerId controllerId) {
        return Optional.ofNullable(settings().get(controllerId)).map(this::current);
    }

    private EcpConnection connection(ControllerId controllerId) {
        return present(controllerId)
                .orElseThrow(() -> new EcpProblem.NoAnswer("The controller is not known here (yet)", null));
    }

    private EcpConnection current(ControllerSettings settings) {
        var made = connections.compute(
                settings.id(), (id, old) -> old != null && old.of().equals(settings) ? old : make(settings));
        return made.connection();
    }

    private Made make(ControllerSettings settings) {
        try {
            return new Made(
                    settings,
                    new EcpConnection(
                            settings.address(),
                            settings.tls(),
                            () -> keys.open(settings.credentialRef()),
                            properties,
                            heartbeats.pulse(settings.id(), settings.credentialRef()),
                            domains -> addresses.resolve(settings.id(), domains)));
        } catch (IllegalArgumentException e) {
            throw new EcpProblem.NoAnswer("The controller cannot be reached like this: " + e.getMessage(), e);
        }
    }

    private Map<ControllerId, ControllerSettings> settings() {
        if (known == null) {
            refresh();
        }
        var now = known;
        return now == null ? Map.of() : now;
    }

    private record Made(ControllerSettings of, EcpConnection connection) {}
}
