package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.fault.MachineFaults;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Durations;
import io.vdibroker.simulator.state.Guest;
import io.vdibroker.simulator.state.GuestBehaviour;
import io.vdibroker.simulator.state.GuestBehaviour.Address;
import io.vdibroker.simulator.state.GuestBehaviour.Agent;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Boots and stops the systems inside machines. */
@Component
public class Guests {
    private final World world;
    private final Timing timing;
    private final Alarms alarms;
    private final MachineFaults faults;

    Guests(World world, Timing timing, Alarms alarms, MachineFaults faults) {
        this.world = world;
        this.timing = timing;
        this.alarms = alarms;
        this.faults = faults;
    }

    /** The machine is on from now; agent and address come later. */
    void boot(Domain domain) {
        domain.power = Domain.ON;
        domain.boots++;
        domain.poweredOn = timing.now();
        Guest guest = domain.guest;
        guest.applyPending();
        Durations durations = world.state().settings.durations();
        Long own = guest.behaviour.bootMs();
        long boot = own != null ? own : domain.isWindows() ? durations.bootWindowsMs() : durations.bootLinuxMs();
        if (guest.addresses.isEmpty() || guest.behaviour.addressChangesOnReboot()) {
            guest.addresses = addresses(guest.behaviour);
        }
        begin(domain, timing.now().plus(timing.spread(boot)));
    }

    /** Back from suspension: the same system, so the address is there with the agent. */
    void wake(Domain domain) {
        domain.power = Domain.ON;
        begin(
                domain,
                timing.now()
                        .plus(timing.scaled(world.state().settings.durations().agentAfterResumeMs())));
        domain.guest.addressAt = domain.guest.agentAt;
        if (domain.guest.realAddressAt != null) {
            domain.guest.realAddressAt = domain.guest.agentAt;
        }
    }

    /** As if it had been running for a while. */
    public void alreadyUp(Domain domain) {
        boot(domain);
        Guest guest = domain.guest;
        Instant now = timing.now();
        guest.agentAt = guest.agentAt == null ? null : now;
        guest.addressAt = guest.addressAt == null ? null : now;
        guest.realAddressAt = guest.realAddressAt == null ? null : now;
    }

    void powerOff(Domain domain) {
        domain.power = Domain.OFF;
        domain.powerOffs++;
        domain.poweredOn = null;
        domain.guest.halt();
    }

    /** Whatever needs the agent asks this first. */
    boolean answers(Domain domain) {
        return domain.isOn() && domain.guest.answers(timing.now());
    }

    void requireAgent(Domain domain) {
        if (!answers(domain)) {
            throw EcpError.refused("Guest agent of " + domain.name + " is not available.");
        }
    }

    private void begin(Domain domain, Instant agentAt) {
        Guest guest = domain.guest;
        guest.halt();
        GuestBehaviour behaviour = faults.silences(domain) ? guest.behaviour.withAgent(Agent.NEVER) : guest.behaviour;
        if (behaviour.agent() == Agent.NEVER) {
            return;
        }
        guest.agentAt = agentAt;
        tellAt(domain, agentAt);
        if (behaviour.agent() == Agent.DIES) {
            guest.agentGoneAt = agentAt.plus(timing.scaled(behaviour.agentDiesAfterMs()));
        }
        if (behaviour.agent() == Agent.FLAPS) {
            guest.flapMs = Math.max(1, timing.scaled(behaviour.flapPeriodMs()).toMillis());
        }
        beginAddresses(guest, behaviour.address(), agentAt);
        tellAt(domain, guest.addressAt);
        tellAt(domain, guest.realAddressAt);
    }

    /** Subscribers hear of what the agent says; it is only a hint, so nobody does after a restart. */
    private void tellAt(Domain domain, @Nullable Instant at) {
        if (at != null) {
            alarms.in(
                    Duration.between(timing.now(), at),
                    () -> world.change(() -> {
                        if (world.state().domains.containsKey(domain.id)) {
                            world.tell(Change.Event.UPDATED, domain);
                        }
                    }));
        }
    }

    private void beginAddresses(Guest guest, Address address, Instant agentAt) {
        if (address == Address.NEVER) {
            return;
        }
        Durations durations = world.state().settings.durations();
        Instant first = agentAt.plus(timing.between(durations.addressMinMs(), durations.addressMaxMs()));
        guest.addressAt = first;
        switch (address) {
            case APIPA_ONLY -> guest.realAddressAt = null;
            case APIPA_FIRST ->
                guest.realAddressAt = first.plus(timing.between(durations.addressMinMs(), durations.addressMaxMs()));
            default -> guest.realAddressAt = first;
        }
    }

    private List<String> addresses(GuestBehaviour behaviour) {
        List<String> addresses = new ArrayList<>();
        addresses.add(nextAddress());
        if (behaviour.address() == Address.SEVERAL) {
            addresses.add(nextAddress());
        }
        return addresses;
    }

    private String nextAddress() {
        State state = world.state();
        int number = ++state.addressesGiven;
        return "10.20." + number / 250 % 250 + "." + (1 + number % 250);
    }
}
