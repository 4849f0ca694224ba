package io.vdibroker.query.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.MachineFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchesTest {

    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final UserId BORIS = new UserId(UUID.randomUUID());

    private final List<Runnable> tasks = new ArrayList<>();
    private final Map<MachineId, MachineFacts> facts = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Watches watches = new Watches(
            ANNA,
            new Watches.Sources(
                    userId -> List.of(),
                    id -> Optional.ofNullable(facts.get(id)),
                    userId -> Optional.empty(),
                    new DesktopUpdates(),
                    tasks::add,
                    3),
            told::add);

    private MachineId machine(UserId owner) {
        var machineId = new MachineId(UUID.randomUUID());
        facts.put(
                machineId,
                new MachineFacts(
                        machineId,
                        new PoolId(UUID.randomUUID()),
                        null,
                        null,
                        Set.of(owner),
                        PowerState.ON,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        return machineId;
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove(0).run();
        }
    }

    @Test
    void doNotGrowWithTheMachinesThatAClientMakesUp() {
        for (var i = 0; i < 1000; i++) {
            watches.view(new MachineId(UUID.randomUUID()));
        }
        assertThat(tasks).hasSize(1);
        run();
        assertThat(watches.size()).isZero();
    }

    @Test
    void leaveTheMachinesOfOthersAlone() {
        watches.view(machine(BORIS));
        run();
        assertThat(watches.size()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void tellOfTheViewedMachineThatIsTheirs() {
        watches.view(machine(ANNA));
        run();
        assertThat(told).singleElement().asString().contains("user_power_state");
    }

    @Test
    void letTheEldestGoButNotTheViewed() {
        var viewed = machine(ANNA);
        watches.view(viewed);
        run();
        for (var i = 0; i < 10; i++) {
            watches.watch(machine(ANNA));
        }
        run();
        assertThat(watches.size()).isEqualTo(3);
        told.clear();
        watches.view(viewed);
        run();
        assertThat(told).hasSize(1);
    }

    @Test
    void letAMachineGoThatIsNotTheirsAnyMore() {
        var machineId = machine(ANNA);
        watches.view(machineId);
        run();
        facts.remove(machineId);
        watches.view(machineId);
        run();
        assertThat(watches.size()).isZero();
    }
}
