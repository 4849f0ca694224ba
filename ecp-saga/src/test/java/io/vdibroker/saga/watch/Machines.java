package io.vdibroker.saga.watch;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Clock;

/** Lists of machines for tests. */
public final class Machines {

    static final PoolId POOL = PoolId.of("22222222-5e0c-4a58-8b0b-0f6e5f8f2a11");

    private Machines() {}

    static Looks looks(MongoDatabase database) {
        return new Looks(database, new SteadyClock(Clock.systemUTC(), System::nanoTime));
    }

    /** A list that has one machine. */
    public static MachineList list(MongoDatabase database, MachineId machine, ControllerId controller) {
        var list = new MachineList(database);
        list.save(machine, controller, POOL);
        return list;
    }
}
