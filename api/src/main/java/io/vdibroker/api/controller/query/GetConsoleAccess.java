package io.vdibroker.api.controller.query;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Protocol;

/** Where and with which password can the console be reached? Asked for the user that the machine is assigned to; answered by {@link ConsoleAccess}, the one message that holds a password. */
public record GetConsoleAccess(MachineId machineId, Protocol protocol, UserId userId) {}
