package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;

/** What can be asked of a machine. */
public sealed interface MachineCommand
        permits RequestMachine,
                RecordMachineCloned,
                StartOperation,
                BeginStep,
                RecordTaskAccepted,
                CompleteStep,
                FailStep,
                ExpireStep,
                RetryStep,
                ReportState,
                ReportMissing,
                ReportUnseen,
                ReportFlapping,
                ForgetMachine,
                RecordTagged,
                ReportName,
                KeepHostName,
                FreeHostName,
                ResumeRemoval,
                RetryMachineOperation,
                SkipMachineStep,
                GiveUpMachineOperation {
    /** The stream it belongs to. */
    MachineId machineId();
}
