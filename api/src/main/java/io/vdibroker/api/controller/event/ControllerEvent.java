package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;

/** Everything that can have happened to a connection to ECP VeiL. */
public sealed interface ControllerEvent
        permits ControllerRegistered,
                ControllerReconfigured,
                ControllerNetworksChanged,
                PoolAttached,
                PoolDetached,
                ControllerRemoved,
                ControllerBecameUnreachable,
                ControllerAnswersAgain,
                ControllerCredentialRejected,
                ControllerCredentialAccepted,
                ControllerPutInService,
                ControllerServiceEnded,
                StrangerFound,
                StrangerForgotten,
                StrangerGone {
    /** The stream it belongs to. */
    ControllerId controllerId();
}
