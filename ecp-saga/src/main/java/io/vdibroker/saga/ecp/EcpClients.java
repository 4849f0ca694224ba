package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;

/** The clients of all controllers, by the controllers' present address, trust and key. */
public interface EcpClients {
    /** The client of a controller; cheap, asked before each use. {@link EcpProblem.NoAnswer} while the controller is not known here. */
    EcpClient of(ControllerId controllerId);
}
