package io.vdibroker.command.expansion;

import io.vdibroker.api.expansion.command.ExpansionCommand;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.command.Handlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlersAreCompleteTest {

    @Test
    void everyCommandIsDecidedAndEveryEventRead() {
        // a timeout is followed by the failure that it is
        Handlers.assertComplete(
                Expansion.class,
                ExpansionCommand.class,
                ExpansionEvent.class,
                Set.of(CloningTimedOut.class, TaggingTimedOut.class));
    }
}
