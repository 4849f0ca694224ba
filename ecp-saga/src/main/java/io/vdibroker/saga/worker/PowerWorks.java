package io.vdibroker.saga.worker;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps that change a machine's power. */
final class PowerWorks {
    private static final Logger LOG = LoggerFactory.getLogger(PowerWorks.class);

    private PowerWorks() {}

    static final class On extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.power() == PowerState.ON;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            var machine = StepCommands.machine(row);
            if (domain != null && domain.power() == PowerState.SUSPENDED) {
                return ecp.resume(machine, row.key());
            }
            try {
                ecp.detachUsb(machine, Uuids.derive(row.key(), "detach-usb"));
            } catch (EcpProblem.Refused | EcpProblem.NotFound e) {
                LOG.info("{} is started with its USB devices: {}", machine, e.text());
            }
            return ecp.start(machine, row.key());
        }
    }

    /** By force, or by asking the guest to end its work first. */
    static final class Off extends MachineWork {
        private final boolean force;

        Off(boolean force) {
            this.force = force;
        }

        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.power() == PowerState.OFF;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.shutdown(StepCommands.machine(row), force, row.key());
        }
    }

    /** A machine that is off has nothing left to suspend. */
    static final class Suspend extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.power() == PowerState.SUSPENDED || domain.power() == PowerState.OFF;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.suspend(StepCommands.machine(row), row.key());
        }
    }

    /** By force at once, or when the guest did not react the first time. */
    static final class Reboot extends MachineWork {
        private final boolean force;

        Reboot(boolean force) {
            this.force = force;
        }

        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return false;
        }

        @Override
        boolean successIsEnough() {
            return true;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.reboot(StepCommands.machine(row), force || row.attempt() > 1, row.key());
        }
    }
}
