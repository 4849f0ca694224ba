package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineRequested;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RequestMachineTest {

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void isRecordedBeforeEcpIsAsked() {
        fixture.givenNoPriorActivity()
                .when(request())
                .expectEvents(new MachineRequested(MACHINE, POOL, CONTROLLER, EXPANSION, TAG));
    }

    @Test
    void isRecordedOnce() {
        fixture.givenCommands(given(request()))
                .when(request())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isFollowedByTheClone() {
        fixture.givenCommands(given(request()))
                .when(recordCloned())
                .expectEvents(new MachineCloned(MACHINE, POOL, CONTROLLER, FIRST, NAME, List.of(), false));
    }

    @Test
    void isFollowedByOneCloneOnly() {
        fixture.givenCommands(cloned())
                .when(recordCloned())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNotFollowedByACloneThatNobodyWantsAnyMore() {
        fixture.givenCommands(given(request(), remove()))
                .when(recordCloned())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
