package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.PoolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The history of the largest pool that there may be. */
final class LargePool {
    static final int MACHINES = 10_000;

    private LargePool() {}

    static UserId owner(int number) {
        return new UserId(new UUID(0x1234_5678_9abc_4defL + number, 0x8000_0000_0000_0000L | number * 7919L));
    }

    static TicketId ticketOf(int number) {
        return new TicketId(new UUID(0x0fed_cba9_8765_4321L + number, 0x8000_0000_0000_0000L | number * 6007L));
    }

    static MachineId machineOf(int number) {
        return MachineId.of(expansionOf(number / 100), number % 100);
    }

    private static ExpansionId expansionOf(int number) {
        return new ExpansionId(uuid(0x10_0000 + number));
    }

    /** All machines are there, the first of them assigned and being brought up: the worst minute of a morning. */
    static List<PoolEvent> history(int assigned, String namePattern) {
        var events = new ArrayList<PoolEvent>();
        events.add(created(create(
                "office",
                SETTINGS,
                new CloningSettings(TEMPLATE, namePattern, 0, 0, MACHINES, 100, true, "Linux"),
                PREPARATION)));
        events.add(tagRequested(1));
        events.add(tagReady());
        events.add(activated());
        events.add(new GroupEntitled(POOL, STAFF));
        for (int e = 0; e < MACHINES / 100; e++) {
            events.add(started(expansionOf(e), 1 + e * 100, 100));
            events.add(cloned(expansionOf(e), 100));
            for (int i = e * 100; i < e * 100 + 100; i++) {
                events.add(new MachineAdmitted(
                        POOL, machineOf(i), namePattern + "-" + (i + 1), Readiness.values()[i % 3]));
            }
        }
        for (int i = 0; i < assigned; i++) {
            events.add(assigned(ticketOf(i), owner(i), machineOf(i)));
            events.add(accepted(ticketOf(i), owner(i), machineOf(i), true, 1));
        }
        return events;
    }
}
