package io.vdibroker.saga.worker;

import org.jspecify.annotations.Nullable;

/** Sends a command about a row, with what the row carries, and returns its answer. */
interface StepSender {
    @Nullable
    Object send(OpenStep row, Object command);
}
