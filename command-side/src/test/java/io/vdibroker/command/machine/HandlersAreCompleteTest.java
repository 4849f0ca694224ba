package io.vdibroker.command.machine;

import io.vdibroker.api.machine.command.MachineCommand;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.command.Handlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlersAreCompleteTest {

    @Test
    void everyCommandIsDecidedAndEveryEventRead() {
        // a timeout is followed by the failure that it is
        Handlers.assertComplete(
                Machine.class, MachineCommand.class, MachineEvent.class, Set.of(MachineStepTimedOut.class));
    }
}
