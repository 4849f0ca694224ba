package io.vdibroker.command.machine;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Keeps each host name in a stream of its own, within the unit of work of the command that is being handled. */
record ReservedHostNames(Supplier<Repository<HostName>> names, Duration refusedFor) implements HostNames {

    @Override
    public boolean reserve(HostNameKey nameKey, MachineId machineId, Instant now) {
        return name(nameKey).invoke(name -> name.reserve(nameKey, machineId, now));
    }

    @Override
    public boolean keep(HostNameKey nameKey, MachineId machineId) {
        return name(nameKey).invoke(name -> name.keep(nameKey, machineId));
    }

    @Override
    public void refuse(HostNameKey nameKey, MachineId machineId, Failure failure, Instant now) {
        name(nameKey).execute(name -> name.refuse(nameKey, machineId, failure, now.plus(refusedFor)));
    }

    private Aggregate<HostName> name(HostNameKey nameKey) {
        Callable<Aggregate<HostName>> load = () -> names.get().loadOrCreate(nameKey.toString(), HostName::new);
        try {
            return load.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Could not load " + nameKey, e);
        }
    }
}
