package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import org.jspecify.annotations.Nullable;

/** How one kind of step is taken in ECP. It decides from what ECP shows, and keeps nothing. */
interface StepWork {
    /** Whether looks need the machine of the step; those of many steps are asked for together. */
    boolean concernsOneMachine();

    Sight look(Look look);

    /** Asks ECP, with the key of the attempt. The machine is as it was seen a moment ago. */
    Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp);

    /**
     * The login of the account that the step uses, which ECP may name; none, if it uses none or it is unknown by now.
     */
    default @Nullable String login(OpenStep row) {
        return null;
    }

    /** Whether ECP is looked at before the aggregate is told that the attempt begins. */
    default boolean looksBeforeItBegins() {
        return false;
    }

    /** Whether the aggregate is asked once more before each request, because somebody may not want it any more. */
    default boolean asksBeforeEachRequest() {
        return false;
    }
}
