package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.*;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.command.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users, administrators, sagas, the worker and the wait list of one pool, all at random, often twice, sometimes late. */
final class RandomDay {
    private static final int USERS = 12;
    private static final List<RejectionCode> FOR_PERSONS = List.of(
            RejectionCode.NOT_ENTITLED,
            RejectionCode.POOL_EXHAUSTED,
            RejectionCode.POOL_NOT_ACTIVE,
            RejectionCode.MACHINE_NOT_IN_POOL,
            RejectionCode.MACHINE_NOT_READY,
            RejectionCode.MACHINE_ASSIGNED,
            RejectionCode.MACHINE_HELD,
            RejectionCode.MACHINE_NOT_HELD,
            RejectionCode.MACHINE_BUSY,
            RejectionCode.MACHINE_IN_ANOTHER_POOL,
            RejectionCode.MACHINE_NOT_CLONED_BY_US,
            RejectionCode.POOL_TYPE_MISMATCH,
            RejectionCode.POOL_HAS_ASSIGNED_MACHINES,
            RejectionCode.POOL_SIZES_INVALID,
            RejectionCode.NOTHING_TO_RESUME,
            RejectionCode.CONFLICT,
            RejectionCode.NOT_FOUND);

    private record Sent(Object command, String groups) {}

    private final Random random;
    private final LivePool live;
    final NaivePool naive = new NaivePool();
    private final CreatePool creation;
    private final int snapshotEvery;
    /** One of so many things goes wrong. */
    private final int luck;

    private final List<Sent> sent = new ArrayList<>();
    private final List<TicketId> tickets = new ArrayList<>();
    private final List<MachineId> everSeen = new ArrayList<>();
    private final List<MachineId> elsewhere = new ArrayList<>();
    private Instant now = PoolFixture.NOW;
    private int commands;

    RandomDay(long seed, int snapshotEvery) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L); // the first draws of neighbouring seeds are alike
        this.snapshotEvery = snapshotEvery;
        this.live = new LivePool(PoolFixture.PROPERTIES, claim -> {
            if (elsewhere.contains(claim.machineId())) {
                throw new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, "It is another pool's");
            }
            return claim.operationId();
        });
        this.luck = seed % 3 == 1 ? 2 : 5;
        this.creation = seed % 4 == 3 ? staticPool() : automatedPool();
        elsewhere.add(machine(0));
    }

    LivePool live() {
        return live;
    }

    List<PoolEvent> events() {
        return live.events();
    }

    void begin() {
        send(creation);
        send(new EntitleToPool(Samples.POOL, Samples.by(Samples.STAFF)));
        send(new RequestPoolTag(Samples.POOL));
    }

    /** One more thing happens. */
    void step() {
        now = now.plusSeconds(random.nextInt(30));
        if (random.nextInt(15) == 0 && !sent.isEmpty()) {
            var again = pick(sent);
            dispatch(again.command(), again.groups());
        } else if (!naive.tagReady) {
            pick(List.<Runnable>of(this::tag, this::tag, this::user, this::administrator))
                    .run();
        } else {
            pick(List.<Runnable>of(
                            this::user,
                            this::user,
                            this::user,
                            this::ticket,
                            this::ticket,
                            this::cloning,
                            this::preparation,
                            this::preparation,
                            this::place,
                            this::place,
                            this::release,
                            this::held,
                            this::returning,
                            this::repair,
                            this::waits,
                            this::readiness,
                            this::administrator))
                    .run();
        }
    }

    /** The pool is deleted while all that goes on, and what is under way ends somehow. */
    void end() {
        send(new DeletePool(Samples.POOL, true));
        preparation();
        preparation();
        int batch = 1;
        boolean withdraw = naive.cloning == null;
        for (int i = 0; i < 2000 && naive.status != PoolStatus.DELETED; i++) {
            if (naive.cloning != null) {
                endCloning(machine -> random.nextBoolean());
                withdraw = true;
            } else if (withdraw) {
                var events = send(new WithdrawMachines(Samples.POOL, batch++)).events();
                withdraw = events.stream().anyMatch(it -> it instanceof MachineWithdrawn gone && gone.moreRemain());
            } else {
                step();
                place();
                tag();
                send(new RemovePoolTag(Samples.POOL));
                send(new BeginTag(Samples.POOL, Samples.UNTAG_RUN, attempt()));
                send(new RecordTagRemoved(Samples.POOL, Samples.UNTAG_RUN, 1));
            }
        }
    }

    private void user() {
        int number = random.nextInt(USERS);
        var user = Samples.user(number);
        var own = owned(user);
        var running = random.nextInt(3) == 0 ? own : random.nextInt(20) == 0 ? known() : null;
        var protocol = random.nextInt(30) == 0 ? Protocol.LOUDPLAY : Protocol.RDP;
        var request = new RequestDesktop(Samples.POOL, ticket(user), expansion(), user, protocol, running);
        if (random.nextInt(10) == 0) {
            var action = PowerAction.values()[random.nextInt(PowerAction.values().length)];
            dispatch(new ChangePower(Samples.POOL, user, new OperationId(id()), action, false), groups(number));
        } else if (protocol == Protocol.LOUDPLAY) {
            var outcome = live.send(request, now, groups(number));
            assertThat(outcome.events()).isEmpty();
            assertThat(outcome.refusal()).isNotNull();
        } else {
            dispatch(request, groups(number));
        }
    }

    private TicketId ticket(UserId user) {
        var ticketId = new TicketId(id());
        tickets.add(ticketId);
        return ticketId;
    }

    private void ticket() {
        if (naive.beingServed.isEmpty()) {
            return;
        }
        var ticketId = pick(List.copyOf(naive.beingServed.keySet()));
        var machine = random.nextInt(10) == 0 ? known() : naive.beingServed.get(ticketId);
        if (machine == null) {
            return;
        }
        send(
                random.nextInt(3) == 0
                        ? new FailDesktopRequest(
                                Samples.POOL, ticketId, machine, expansion(), stepAtRandom(), Samples.BROKEN)
                        : new CompleteDesktopRequest(Samples.POOL, ticketId, machine));
    }

    private void cloning() {
        boolean allFail = random.nextInt(luck) == 0;
        if (naive.cloning != null) {
            endCloning(machine -> !allFail && random.nextInt(10) > 0);
        } else if (!naive.awaited.isEmpty()) {
            var machine = pick(List.copyOf(naive.awaited));
            send(new ClaimMachineOfNewPool(machine, Samples.POOL, new OperationId(id()), "pc"));
        }
    }

    private void endCloning(java.util.function.Predicate<MachineId> came) {
        var started = naive.lastExpansion;
        if (started == null) {
            return;
        }
        var all = started.machineIds().stream().collect(Collectors.partitioningBy(came));
        send(new EndCloning(
                Samples.POOL,
                started.expansionId(),
                ExpansionId.after(started.expansionId()),
                all.getOrDefault(true, List.of()),
                all.getOrDefault(false, List.of()),
                null));
    }

    private void preparation() {
        var machine = in("preparing", random.nextInt(10) == 0 ? "cloning" : "preparing");
        if (machine == null) {
            return;
        }
        send(
                random.nextInt(luck) == 0
                        ? new NotePreparationFailed(
                                Samples.POOL, machine, expansion(), Samples.BROKEN, random.nextInt(5) == 0)
                        : new AdmitMachine(
                                Samples.POOL, machine, expansion(), "win-" + random.nextInt(30), readinessAtRandom()));
    }

    private void place() {
        var machine = in("leaving", random.nextInt(100) == 0 ? "assigned" : "leaving");
        if (machine != null) {
            send(new ReturnPlace(Samples.POOL, machine, expansion(), id()));
        }
    }

    private void waits() {
        now = now.plus(Duration.ofMinutes(random.nextInt(4)));
        if (!tickets.isEmpty()) {
            send(new ExpireTicket(Samples.POOL, pick(tickets)));
        }
        if (!naive.line.isEmpty()) {
            send(new ExpireTicket(Samples.POOL, naive.line.get(0)));
        }
        if (naive.paused || random.nextInt(10) == 0) {
            send(new ResumeGrowth(Samples.POOL, expansion(), random.nextInt(4) == 0 ? now : null));
        }
    }

    private void readiness() {
        var machine = known();
        if (machine != null) {
            send(new NoteReadiness(Samples.POOL, machine, readinessAtRandom()));
        }
    }

    private void administrator() {
        var machine = known();
        var someone = new Entitled[] {
                    Samples.byThemselves(Samples.user(random.nextInt(USERS))),
                    Samples.by(Samples.STAFF),
                    Samples.by(Samples.GUESTS)
                }
                [random.nextInt(3)];
        switch (random.nextInt(machine == null ? 6 : 10)) {
            case 0, 1 -> send(new EntitleToPool(Samples.POOL, someone));
            case 2 ->
                send(new WithdrawEntitlement(
                        Samples.POOL, naive.entitled.isEmpty() ? someone : pick(List.copyOf(naive.entitled))));
            case 3 -> reconfigure();
            case 4, 5 -> claim();
            case 6 ->
                send(new DeleteVm(
                        Samples.POOL, Objects.requireNonNull(machine), new OperationId(id()), random.nextBoolean()));
            case 7 ->
                send(new RemoveMachine(
                        Samples.POOL, Objects.requireNonNull(machine), new OperationId(id()), random.nextBoolean()));
            case 8 -> release();
            default -> {
                if (naive.owners.size() > 3) {
                    send(new DeletePool(Samples.POOL, false));
                }
            }
        }
    }

    private void release() {
        if (!naive.owners.isEmpty()) {
            var owned = pick(List.copyOf(naive.owners.entrySet()));
            var user = random.nextInt(5) == 0 ? Samples.user(random.nextInt(USERS)) : owned.getValue();
            send(new ReleaseDesktop(Samples.POOL, owned.getKey(), user, new OperationId(id()), random.nextInt(3) > 0));
        }
    }

    /** An administrator decides about a machine, which may not be held any more, or never was. */
    private void held() {
        var machine = random.nextInt(8) == 0 ? known() : in("held", "quarantined");
        if (machine != null) {
            var operationId = new OperationId(id());
            send(
                    switch (random.nextInt(4)) {
                        case 0 -> new GiveBackMachine(Samples.POOL, machine, nameIfUnknown(machine));
                        case 1 -> new GiveBackMachine(Samples.POOL, machine, Samples.user(random.nextInt(USERS)));
                        case 2 -> new ReturnMachine(Samples.POOL, machine, operationId);
                        default -> new ReplaceMachine(Samples.POOL, machine, operationId);
                    });
        }
    }

    /** Whose the machine was is known, unless it was set aside before it was returned. */
    private @Nullable UserId nameIfUnknown(MachineId machine) {
        return naive.lastUsers.get(machine) == null ? Samples.user(random.nextInt(USERS)) : null;
    }

    private void returning() {
        var machine = in("returning", "returning");
        if (machine != null) {
            var operationId = live.read(
                    Samples.POOL,
                    pool -> Objects.requireNonNull(Objects.requireNonNull(pool.state.members.of(machine))
                            .returnId()));
            var another = random.nextInt(8) == 0 ? new OperationId(id()) : operationId;
            send(
                    random.nextInt(luck) == 0
                            ? new FailReturn(Samples.POOL, machine, another, expansion(), Samples.BROKEN)
                            : new CompleteReturn(Samples.POOL, machine, another));
        }
    }

    /** Removes what nobody is given, and sometimes what somebody has. */
    private void repair() {
        var machine = in("quarantined", random.nextInt(3) == 0 ? "assigned" : "kept");
        if (machine != null) {
            var operation = new OperationId(id());
            send(
                    creation.type() == PoolType.STATIC
                            ? new RemoveMachine(Samples.POOL, machine, operation, true)
                            : new DeleteVm(Samples.POOL, machine, operation, true));
        }
    }

    private void claim() {
        if (creation.type() == PoolType.STATIC) {
            send(new ClaimMachine(machine(random.nextInt(10)), Samples.POOL, new OperationId(id()), "pc"));
        }
    }

    private void reconfigure() {
        send(new ReconfigurePool(
                Samples.POOL,
                expansion(),
                Samples.SETTINGS,
                creation.cloning() == null ? null : sizes(),
                creation.preparation(),
                null));
    }

    private void tag() {
        int attempt = attempt();
        var run = Samples.TAG_RUN;
        switch (random.nextInt(7)) {
            case 0, 1 -> send(new BeginTag(Samples.POOL, run, attempt));
            case 2 -> send(new FailTag(Samples.POOL, run, attempt, Samples.BROKEN));
            case 3 -> send(new ExpireTag(Samples.POOL, run, attempt));
            case 4 -> send(new RetryTag(Samples.POOL, run, attempt + 1));
            case 5 -> send(new ResumeGrowth(Samples.POOL, expansion(), random.nextInt(4) == 0 ? now : null));
            default -> {
                if (random.nextInt(3) == 0) {
                    send(new RecordTagFound(Samples.POOL, expansion(), run, attempt, Samples.TAG));
                } else if (live.read(Samples.POOL, pool -> pool.state.tag.phase() == TagPhase.BEGUN)) {
                    send(new RecordTagCreated(Samples.POOL, expansion(), run, attempt, Samples.TAG));
                }
            }
        }
    }

    private int attempt() {
        return live.read(Samples.POOL, pool -> pool.state.tag.attempt());
    }

    private LivePool.Outcome send(Object command) {
        return dispatch(command, "");
    }

    private LivePool.Outcome dispatch(Object command, String groups) {
        if (snapshotEvery > 0 && ++commands % snapshotEvery == 0) {
            live.snapshot(Samples.POOL);
        }
        var outcome = live.send(command, now, groups);
        outcome.events().forEach(naive::read);
        naive.check();
        naive.compare(live.read(Samples.POOL, pool -> pool.state));
        var refusal = outcome.refusal();
        if (refusal != null) {
            assertThat(outcome.events()).isEmpty();
            assertThat(refusal.code())
                    .as("%s: %s", command, refusal.getMessage())
                    .isIn(FOR_PERSONS);
            assertThat(command).as("refused").isInstanceOfAny(REFUSABLE);
        }
        naive.machines.keySet().stream().filter(it -> !everSeen.contains(it)).forEach(everSeen::add);
        sent.add(new Sent(command, groups));
        if (random.nextInt(5) == 0) {
            var repeated = live.send(command, now, groups);
            assertThat(repeated.events()).as("repeated %s", command).isEmpty();
            assertThat(repeated.answer()).as("repeated %s", command).isEqualTo(outcome.answer());
        }
        return outcome;
    }

    /** Only persons are refused: a saga would not know what to do with it. */
    private static final Class<?>[] REFUSABLE = {
        RequestDesktop.class,
        EntitleToPool.class,
        ReconfigurePool.class,
        DeleteVm.class,
        RemoveMachine.class,
        ReleaseDesktop.class,
        GiveBackMachine.class,
        ReturnMachine.class,
        ReplaceMachine.class,
        DeletePool.class,
        ClaimMachine.class,
        ResumeGrowth.class,
        ChangePower.class
    };

    private @Nullable MachineId owned(UserId user) {
        return naive.owners.entrySet().stream()
                .filter(entry -> entry.getValue().equals(user))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private @Nullable MachineId known() {
        return everSeen.isEmpty() ? null : pick(everSeen);
    }

    private @Nullable MachineId in(String state, String orState) {
        var those = naive.machines.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(state) || entry.getValue().equals(orState))
                .map(java.util.Map.Entry::getKey)
                .toList();
        return those.isEmpty() ? null : pick(those);
    }

    private static String groups(int user) {
        return Stream.of(user % 2 == 0 ? Samples.STAFF : null, user % 3 == 0 ? Samples.GUESTS : null)
                .filter(java.util.Objects::nonNull)
                .map(GroupId::value)
                .map(UUID::toString)
                .collect(Collectors.joining(","));
    }

    private CloningSettings sizes() {
        int total = 1 + random.nextInt(12);
        return Samples.sizes(
                random.nextInt(total + 1),
                random.nextInt(Math.min(4, total + 1)),
                total,
                1 + random.nextInt(Math.min(3, total)));
    }

    private CreatePool automatedPool() {
        var settings = Samples.SETTINGS.withOnRelease(OnRelease.values()[random.nextInt(3)]);
        return Samples.create("office", settings, sizes(), Samples.PREPARATION);
    }

    private CreatePool staticPool() {
        return Samples.createStatic(Stream.iterate(0, i -> i + 1)
                .limit(random.nextInt(6))
                .map(RandomDay::machine)
                .toArray(MachineId[]::new));
    }

    private static MachineId machine(int number) {
        return new MachineId(Samples.uuid(0x700 + number));
    }

    private Step stepAtRandom() {
        return random.nextInt(3) == 0 ? Step.REMOTE_ACCESS : Step.POWER_ON;
    }

    private Readiness readinessAtRandom() {
        return Readiness.values()[random.nextInt(3)];
    }

    private ExpansionId expansion() {
        return new ExpansionId(id());
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
