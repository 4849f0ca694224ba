package io.vdibroker.command.controller;

import io.vdibroker.api.controller.command.ControllerCommand;
import io.vdibroker.api.controller.event.ControllerEvent;
import io.vdibroker.command.Handlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlersAreCompleteTest {

    @Test
    void everyCommandIsDecidedAndEveryEventRead() {
        Handlers.assertComplete(Controller.class, ControllerCommand.class, ControllerEvent.class, Set.of());
    }
}
