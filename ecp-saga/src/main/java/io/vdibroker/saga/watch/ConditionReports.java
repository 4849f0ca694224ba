package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;

/** Takes note that a controller was looked at. */
interface ConditionReports {
    void lookedAt(ControllerId controllerId);
}
