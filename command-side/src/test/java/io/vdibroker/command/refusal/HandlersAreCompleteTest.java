package io.vdibroker.command.refusal;

import io.vdibroker.api.refusal.command.RefusalCommand;
import io.vdibroker.api.refusal.event.RefusalEvent;
import io.vdibroker.command.Handlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlersAreCompleteTest {

    @Test
    void everyCommandIsDecidedAndEveryEventRead() {
        Handlers.assertComplete(Refusal.class, RefusalCommand.class, RefusalEvent.class, Set.of());
    }
}
