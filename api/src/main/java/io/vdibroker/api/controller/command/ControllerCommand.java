package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;

/** What can be asked of a connection to ECP VeiL. */
public sealed interface ControllerCommand
        permits RegisterController,
                ReconfigureController,
                ChangeControllerNetworks,
                RemoveController,
                DetachPool,
                ReportController,
                PutControllerInService,
                EndControllerService,
                ReportStranger,
                ReportStrangerGone,
                ForgetStranger {
    /** The stream it belongs to. */
    ControllerId controllerId();
}
