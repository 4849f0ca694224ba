package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.command.machine.Claim;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * How long a decision of a pool of 10,000 machines takes, in memory and without a store. Run it with the test class path:
 * {@code java io.vdibroker.command.pool.PoolBenchmark}.
 */
final class PoolBenchmark {
    private static final String STAFF_ONLY = STAFF.value().toString();

    private final LivePool live = new LivePool(PoolFixture.PROPERTIES, Claim::operationId);

    private PoolBenchmark() {}

    public static void main(String[] arguments) {
        new PoolBenchmark().run();
    }

    @SuppressWarnings("SystemOut")
    private void run() {
        live.remember(LargePool.history(1000, "windows"));
        System.out.printf("%d machines, 1,000 of them being brought up%n", LargePool.MACHINES);
        measure("a machine that runs already", 3000, i -> request(LargePool.owner(i % 1000), 900_000 + i, true));
        for (int i = 0; i < 1000; i++) {
            complete(LargePool.ticketOf(i), i);
        }
        measure("the same machine again", 1000, i -> request(LargePool.owner(i), 100_000 + i, false));
        measure("a first machine", 8000, i -> request(LargePool.owner(2000 + i), 200_000 + i, false));
        measure("a refusal", 1000, i -> refused());
        var largest = new LivePool(PoolFixture.PROPERTIES, Claim::operationId);
        largest.remember(LargePool.history(LargePool.MACHINES, "x".repeat(57)));
        System.out.printf("the largest snapshot has %,d bytes%n", largest.snapshot(POOL));
        measure("a snapshot of " + live.snapshot(POOL) + " bytes, written and read", 20, i -> {
            live.snapshot(POOL);
            request(LargePool.owner(0), 900_000, true);
        });
    }

    private void request(UserId user, int ticket, boolean running) {
        var own = running ? live.<MachineId>read(POOL, pool -> machineOf(pool, user)) : null;
        live.send(new RequestDesktop(POOL, ticketId(ticket), E1, user, Protocol.RDP, own), PoolFixture.NOW, STAFF_ONLY);
    }

    private static MachineId machineOf(Pool pool, UserId user) {
        var place = pool.state.members.of(user);
        if (place == null) {
            throw new IllegalStateException(user + " has no machine");
        }
        return place.machineId();
    }

    private void complete(TicketId ticket, int machine) {
        live.send(new CompleteDesktopRequest(POOL, ticket, LargePool.machineOf(machine)), PoolFixture.NOW, "");
    }

    private void refused() {
        live.send(new RequestDesktop(POOL, T1, E1, ANNA, Protocol.RDP, null), PoolFixture.NOW, "");
    }

    private static TicketId ticketId(int number) {
        return new TicketId(new UUID(0x77, 0x8000_0000_0000_0000L | number));
    }

    @SuppressWarnings("SystemOut")
    private static void measure(String what, int times, IntConsumer decision) {
        var nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            decision.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-50s median %,9.1f us, 99 of 100 within %,9.1f us%n",
                what, nanos[times / 2] / 1000.0, nanos[times * 99 / 100] / 1000.0);
    }
}
