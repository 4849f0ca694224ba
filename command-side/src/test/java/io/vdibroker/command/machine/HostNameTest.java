package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.HostNameCommand;
import io.vdibroker.api.machine.command.ReleaseHostName;
import io.vdibroker.api.machine.command.ReserveHostName;
import io.vdibroker.api.machine.event.HostNameEvent;
import io.vdibroker.api.machine.event.HostNameRefused;
import io.vdibroker.api.machine.event.HostNameReleased;
import io.vdibroker.api.machine.event.HostNameReserved;
import io.vdibroker.command.Handlers;
import java.time.Duration;
import java.util.Set;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class HostNameTest {

    private static final HostNameKey NAME_KEY = HostNameKey.of("corp.example", NAME);
    private static final MachineId OTHER = MachineId.of(EXPANSION, 1);
    private static final HostNameReserved RESERVED = new HostNameReserved(NAME_KEY, MACHINE, false);
    private static final HostNameReserved ACCOUNT = new HostNameReserved(NAME_KEY, MACHINE, true);
    private static final Duration REFUSED_FOR = Duration.ofHours(1);

    private final AggregateTestFixture<HostName> fixture = new AggregateTestFixture<>(HostName.class);

    private boolean reserve(MachineId machineId, int secondsLater) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        var names = new ReservedHostNames(fixture::getRepository, REFUSED_FOR);
        try {
            return names.reserve(NAME_KEY, machineId, later(secondsLater));
        } finally {
            unit.commit();
        }
    }

    private boolean keep(MachineId machineId) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        try {
            return new ReservedHostNames(fixture::getRepository, REFUSED_FOR).keep(NAME_KEY, machineId);
        } finally {
            unit.commit();
        }
    }

    @Test
    void isTheFirstOnes() {
        assertThat(reserve(MACHINE, 0)).isTrue();
        assertThat(fixture.getEventStore()
                        .readEvents(NAME_KEY.toString())
                        .next()
                        .getPayload())
                .isEqualTo(RESERVED);
    }

    @Test
    void isOfOneMachine() {
        fixture.given(RESERVED);
        assertThat(reserve(OTHER, 0)).isFalse();
        assertThat(reserve(MACHINE, 0)).isTrue();
    }

    @Test
    void isTheSameInAnyCase() {
        assertThat(HostNameKey.of("Corp.Example", "OFFICE-1")).isEqualTo(HostNameKey.of("corp.example", "office-1"));
    }

    @Test
    void isGivenToNobodyForAWhileOnceItWasRefused() {
        fixture.given(RESERVED, new HostNameRefused(NAME_KEY, MACHINE, REFUSED, later(60)));
        assertThat(reserve(OTHER, 59)).isFalse();
        assertThat(reserve(OTHER, 60)).isTrue();
    }

    @Test
    void isFreeWhenItsMachineNeedsItNoMore() {
        fixture.given(RESERVED)
                .when(new ReleaseHostName(NAME_KEY, MACHINE))
                .expectEvents(new HostNameReleased(NAME_KEY, MACHINE));
    }

    @Test
    void isReleasedByItsOwnerOnly() {
        fixture.given(RESERVED).when(new ReleaseHostName(NAME_KEY, OTHER)).expectNoEvents();
    }

    @Test
    void isReleasedOnce() {
        fixture.given(RESERVED, new HostNameReleased(NAME_KEY, MACHINE))
                .when(new ReleaseHostName(NAME_KEY, MACHINE))
                .expectNoEvents();
    }

    @Test
    void isReservedForAnAccountThatRemains() {
        fixture.givenNoPriorActivity()
                .when(new ReserveHostName(NAME_KEY, MACHINE))
                .expectEvents(ACCOUNT);
    }

    @Test
    void isThatOfTheLastAccountThatRemained() {
        fixture.given(ACCOUNT)
                .when(new ReserveHostName(NAME_KEY, OTHER))
                .expectEvents(new HostNameReserved(NAME_KEY, OTHER, true));
    }

    @Test
    void isNotGivenToANewMachineWhileAnAccountHasIt() {
        fixture.given(ACCOUNT);
        assertThat(reserve(OTHER, 0)).isFalse();
    }

    @Test
    void isThatOfTheMachineThatTookTheAccountOverBeforeNamesWereReserved() {
        fixture.given(ACCOUNT);
        assertThat(keep(OTHER)).isTrue();
        assertThat(keep(MACHINE)).isFalse();
    }

    @Test
    void staysWithWhoHasIt() {
        fixture.given(RESERVED).when(new ReserveHostName(NAME_KEY, OTHER)).expectNoEvents();
    }

    @Test
    void hasAHandlerForEachOfItsMessages() {
        Handlers.assertComplete(HostName.class, HostNameCommand.class, HostNameEvent.class, Set.of());
    }
}
