package io.vdibroker.command.expansion;

import static io.vdibroker.command.Stamped.at;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.BeginTagging;
import io.vdibroker.api.expansion.command.CancelExpansion;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.ExpireTagging;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.FailTagging;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.command.RecordCloningUnheard;
import io.vdibroker.api.expansion.command.RecordTagApplied;
import io.vdibroker.api.expansion.command.RetryCloning;
import io.vdibroker.api.expansion.command.RetryTagging;
import io.vdibroker.api.expansion.command.StartCloning;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.operation.StepLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;

/** One growth by three machines, and the messages about it. */
final class Expansions {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final ExpansionId EXPANSION = ExpansionId.of("11111111-1111-4111-8111-111111111111");
    static final PoolId POOL = PoolId.of("22222222-2222-4222-8222-222222222222");
    static final ControllerId CONTROLLER = ControllerId.of("33333333-3333-4333-8333-333333333333");
    static final RunId CLONING = RunId.of(EXPANSION, Step.CLONE);
    static final RunId TAGGING = RunId.of(EXPANSION, Step.TAG_CLONES);
    static final MachineId ONE = MachineId.of(EXPANSION, 0);
    static final MachineId TWO = MachineId.of(EXPANSION, 1);
    static final MachineId THREE = MachineId.of(EXPANSION, 2);
    static final List<MachineId> ALL = List.of(ONE, TWO, THREE);
    static final String TAG = "tag-of-the-pool";
    static final Failure REFUSED = new Failure(FailureCode.REFUSED, "ECP refused");
    static final Failure NO_SPACE = new Failure(FailureCode.NO_SPACE, "The data pool is full");
    static final Failure NOT_WANTED = new Failure(FailureCode.CANCELLED, "Nobody wants the machine any more");

    private static final UUID TEMPLATE = UUID.fromString("55555555-5555-4555-8555-555555555555");
    private static final UUID RESOURCE_POOL = UUID.fromString("66666666-6666-4666-8666-666666666666");

    private Expansions() {}

    static AggregateTestFixture<Expansion> fixture() {
        var fixture = new AggregateTestFixture<>(Expansion.class);
        fixture.registerInjectableResource(StepLimits.defaults());
        return fixture;
    }

    static Instant later(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    static Instant seconds(int seconds) {
        return NOW.plus(Duration.ofSeconds(seconds));
    }

    static List<CommandMessage<?>> given(Object... commands) {
        return Arrays.stream(commands)
                .<CommandMessage<?>>map(Expansions::stamped)
                .toList();
    }

    static CommandMessage<?> stamped(Object command) {
        return command instanceof CommandMessage<?> message ? message : at(NOW, command);
    }

    static StartCloning start() {
        return new StartCloning(EXPANSION, POOL, CONTROLLER, TEMPLATE, RESOURCE_POOL, "office-{n}", true, 1, ALL, TAG);
    }

    static BeginCloning begin(int attempt) {
        return new BeginCloning(EXPANSION, CLONING, attempt);
    }

    static RecordCloneTask task(@Nullable String taskId) {
        return new RecordCloneTask(EXPANSION, CLONING, 1, taskId);
    }

    static RecordCloned cloned(List<CloneReady> ready, List<CloneFailed> failed) {
        return new RecordCloned(EXPANSION, CLONING, 1, ready, failed);
    }

    static FailCloning failCloning(int attempt, Failure failure) {
        return new FailCloning(EXPANSION, CLONING, attempt, failure);
    }

    static ExpireCloning expireCloning() {
        return new ExpireCloning(EXPANSION, CLONING, 1, null);
    }

    static RecordCloningUnheard unheard() {
        return new RecordCloningUnheard(EXPANSION, CLONING, 1);
    }

    static RetryCloning retryCloning(int attempt) {
        return new RetryCloning(EXPANSION, CLONING, attempt);
    }

    static BeginTagging beginTagging(int attempt) {
        return new BeginTagging(EXPANSION, TAGGING, attempt);
    }

    static RecordTagApplied tagged() {
        return new RecordTagApplied(EXPANSION, TAGGING, 1);
    }

    static FailTagging failTagging(int attempt, Failure failure) {
        return new FailTagging(EXPANSION, TAGGING, attempt, failure);
    }

    static ExpireTagging expireTagging() {
        return new ExpireTagging(EXPANSION, TAGGING, 1, null);
    }

    static RetryTagging retryTagging(int attempt) {
        return new RetryTagging(EXPANSION, TAGGING, attempt);
    }

    static CancelExpansion cancel() {
        return new CancelExpansion(EXPANSION, POOL);
    }

    static CloneReady ready(MachineId id) {
        return new CloneReady(id, "office-" + (ALL.indexOf(id) + 1));
    }

    static List<CloneReady> allReady() {
        return ALL.stream().map(Expansions::ready).toList();
    }

    static CloningStarted started(int attempt) {
        return new CloningStarted(
                EXPANSION,
                POOL,
                CONTROLLER,
                CLONING,
                attempt,
                TEMPLATE,
                RESOURCE_POOL,
                "office-{n}",
                true,
                1,
                ALL,
                TAG);
    }

    static CloningBegun begun(int attempt, Instant dueAt) {
        return new CloningBegun(EXPANSION, POOL, CLONING, attempt, dueAt);
    }

    static CloneTaskAccepted accepted(@Nullable String taskId, Instant dueAt) {
        return new CloneTaskAccepted(EXPANSION, POOL, CLONING, 1, taskId, dueAt);
    }

    static CloningAttemptFailed attemptFailed(int attempt, Failure failure, @Nullable Instant retryAt) {
        return new CloningAttemptFailed(EXPANSION, POOL, CLONING, attempt, failure, retryAt);
    }

    static ExpansionCloned ended(List<CloneReady> ready, List<CloneFailed> failed) {
        return new ExpansionCloned(EXPANSION, POOL, ready, failed);
    }

    static ExpansionCloned noneCame(Failure failure) {
        return ended(
                List.of(), ALL.stream().map(id -> new CloneFailed(id, failure)).toList());
    }

    static TaggingStarted taggingStarted(int attempt, List<MachineId> machines) {
        return new TaggingStarted(EXPANSION, POOL, CONTROLLER, TAGGING, attempt, TAG, machines);
    }

    static TaggingAttemptFailed taggingFailed(int attempt, Failure failure, @Nullable Instant retryAt) {
        return new TaggingAttemptFailed(EXPANSION, POOL, TAGGING, attempt, failure, retryAt);
    }
}
