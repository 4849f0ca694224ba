package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.Failure;
import org.jspecify.annotations.Nullable;

/** What a look at ECP says about an attempt. */
sealed interface Sight {
    /** Nothing may be asked at present: something is under way, or the goal comes by itself. */
    Sight WAIT = new NotYet(false);

    /** The goal is not there, and nothing is under way that would bring it. */
    Sight ASK = new NotYet(true);

    /** The goal is there; the outcome is the command that says so. */
    record Reached(Object outcome) implements Sight {}

    record NotYet(boolean mayAsk) implements Sight {}

    /** ECP does already what would be asked for, by this task or by one that cannot be found. */
    record UnderWay(@Nullable String taskId) implements Sight {}

    /** Something worth recording, and the attempt goes on. */
    record Noted(Object command) implements Sight {}

    /** This attempt does not reach the goal any more. */
    record Failed(Failure failure) implements Sight {}
}
