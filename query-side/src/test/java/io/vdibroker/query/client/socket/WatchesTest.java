package io.vdibroker.query.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.MachineFacts;
import java.time.Duration;
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
    private final DesktopUpdates updates = new DesktopUpdates();
    private boolean entitled = true;
    private final Watches watches = new Watches(
            ANNA,
            new Watches.Sources(
                    userId -> List.of(),
                    id -> Optional.ofNullable(facts.get(id)),
                    userId -> Optional.empty(),
                    (userId, poolId) -> entitled,
                    updates,
                    tasks::add,
                    3),
            told::add,
            () -> told.add("signed out"));

    private MachineId machine(UserId owner) {
        var machineId = new MachineId(UUID.randomUUID());
        put(machineId, Set.of(owner), false, PowerState.ON);
        return machineId;
    }

    private void put(MachineId machineId, Set<UserId> users, boolean held, PowerState power) {
        facts.put(
                machineId,
                new MachineFacts(
                        machineId,
                        new PoolId(UUID.randomUUID()),
                        null,
                        null,
                        users,
                        Set.of(),
                        held,
                        power,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /** Anna's viewer shows it. */
    private MachineId viewed() {
        var machineId = machine(ANNA);
        watches.view(machineId);
        run();
        told.clear();
        return machineId;
    }

    private void changed(MachineId machineId) {
        watches.watch(machineId);
        watches.view(machineId);
        run();
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
        assertThat(told).noneMatch(text -> text.contains("power"));
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
    void signOutAViewerWhoseMachineIsHeld() {
        var machineId = viewed();
        put(machineId, Set.of(), true, PowerState.ON);
        changed(machineId);
        assertThat(told).last().isEqualTo("signed out");
        assertThat(watches.size()).isZero();
    }

    @Test
    void tellThatATakenMachineIsOffAndSignOutThen() {
        var machineId = viewed();
        put(machineId, Set.of(), false, PowerState.ON);
        changed(machineId);
        assertThat(told).doesNotContain("signed out");
        told.clear();
        put(machineId, Set.of(), false, PowerState.OFF);
        changed(machineId);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("\"user_power_state\":1");
        assertThat(told.get(1)).isEqualTo("signed out");
    }

    @Test
    void takeAMachineThatIsGoneForOff() {
        var machineId = viewed();
        facts.remove(machineId);
        changed(machineId);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("\"user_power_state\":1");
        assertThat(told.get(1)).isEqualTo("signed out");
    }

    @Test
    void doNotWaitForEverForATakenMachineToBeOff() {
        var machineId = viewed();
        assertThat(watches.isAccessLostFor(Duration.ZERO)).isFalse();
        put(machineId, Set.of(BORIS), false, PowerState.ON);
        changed(machineId);
        assertThat(watches.isAccessLostFor(Duration.ZERO)).isTrue();
        assertThat(watches.isAccessLostFor(Duration.ofHours(1))).isFalse();
    }

    @Test
    void signOutAViewerWhoseUserLostTheEntitlement() {
        watches.begin();
        viewed();
        entitled = false;
        updates.publish(new Entitled(EntitledKind.USER, ANNA.value()));
        run();
        assertThat(told).last().isEqualTo("signed out");
    }

    @Test
    void leaveADeviceWithoutAViewerSignedIn() {
        var machineId = machine(ANNA);
        watches.watch(machineId);
        run();
        entitled = false;
        put(machineId, Set.of(), true, PowerState.ON);
        watches.watch(machineId);
        run();
        assertThat(told).isEmpty();
    }

    @Test
    void signOutWhoSaysThatItShowsTheMachineOfAnother() {
        watches.view(machine(BORIS));
        run();
        assertThat(told).containsExactly("signed out");
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
