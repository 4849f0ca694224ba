package io.vdibroker.delivery.bus;

import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Tells when a command did not get its aggregate, or not in time: others use it. Nothing was recorded then. */
public final class LostRace {

    private LostRace() {}

    /** Whether that is behind an error. */
    public static boolean isBehind(Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof ConcurrencyException
                    || e instanceof AggregateStreamCreationException
                    || e instanceof LockAcquisitionFailedException) {
                return true;
            }
        }
        return false;
    }
}
