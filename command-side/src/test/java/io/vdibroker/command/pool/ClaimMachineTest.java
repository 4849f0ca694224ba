package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.after;
import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.AdoptMachine;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.command.ClaimMachineOfNewPool;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.RecordTagRemoved;
import io.vdibroker.api.pool.command.RemovePoolTag;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.machine.Claim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimMachineTest {
    private static final MachinePlaceTaken TAKEN = new MachinePlaceTaken(POOL, machine(0), "pc");

    private final List<Claim> claims = new ArrayList<>();
    private @Nullable Rejection refusal;
    private @Nullable OperationId known;
    private final LivePool live = new LivePool(PoolFixture.PROPERTIES, claim -> {
        if (refusal != null) {
            throw refusal;
        }
        claims.add(claim);
        return known == null ? claim.operationId() : known;
    });

    private void given(List<Object> events) {
        live.remember(events.stream().map(event -> (PoolEvent) event).toList());
    }

    private LivePool.Outcome when(Object command) {
        return live.send(command, PoolFixture.NOW, "");
    }

    private static ClaimMachine claim() {
        return new ClaimMachine(machine(0), POOL, OPERATION, "pc");
    }

    private void assertRefused(RejectionCode code) {
        var outcome = when(claim());
        assertThat(outcome.refusal()).isNotNull().extracting(Rejection::code).isEqualTo(code);
        assertThat(outcome.events()).isEmpty();
        assertThat(claims).isEmpty();
    }

    @Test
    void takesAPlaceAndTellsTheMachineWhatIsWanted() {
        given(staticWith());
        assertThat(when(claim()).events()).containsExactly(TAKEN);
        assertThat(claims)
                .containsExactly(new Claim(
                        machine(0),
                        POOL,
                        CONTROLLER,
                        OPERATION,
                        "pc",
                        TAG,
                        false,
                        false,
                        List.of(PlannedStep.of(Step.REMOTE_ACCESS), new PlannedStep(Step.TAG, null, TAG)),
                        List.of(
                                PlannedStep.of(Step.SHUTDOWN),
                                PlannedStep.of(Step.POWER_OFF),
                                PlannedStep.of(Step.REMOTE_ACCESS),
                                new PlannedStep(Step.TAG, null, TAG))));
    }

    @Test
    void isForStaticPoolsOnlyButAllMayAdopt() {
        given(empty(0, 1, 1));
        assertRefused(RejectionCode.POOL_TYPE_MISMATCH);

        assertThat(when(new AdoptMachine(machine(0), POOL, OPERATION, "pc")).events())
                .containsExactly(TAKEN);
        assertThat(claims).singleElement().extracting(Claim::evenIfGone).isEqualTo(true);
        var full = when(new AdoptMachine(machine(1), POOL, new OperationId(uuid(0x602)), "pc-2"));
        assertThat(full.refusal()).isNotNull().extracting(Rejection::code).isEqualTo(RejectionCode.POOL_SIZES_INVALID);
        assertThat(full.events()).isEmpty();
    }

    @Test
    void givesAMachineToAPoolThatGotNoneOfItsFirst() {
        given(List.of(
                created(createStatic(machine(1))),
                tagReady(),
                new MachineClaimRefused(POOL, machine(1), BROKEN),
                new PoolFailed(POOL, BROKEN)));
        assertThat(when(claim()).events()).containsExactly(TAKEN);
        assertThat(when(new AdmitMachine(POOL, machine(0), E2, "pc", Readiness.OFF))
                        .events())
                .contains(activated());
    }

    @Test
    void isNothingIfTheMachineRefuses() {
        given(staticWith());
        refusal = new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, "It belongs to another pool");
        assertRefused(RejectionCode.MACHINE_IN_ANOTHER_POOL);
        refusal = null;
        assertThat(when(claim()).events()).containsExactly(TAKEN);
    }

    @Test
    void isAnsweredWithTheOperationThatPreparesTheMachine() {
        given(staticWith());
        assertThat(when(claim()).answer()).isEqualTo(OPERATION);
        known = OPERATION;
        assertThat(when(new ClaimMachine(machine(0), POOL, new OperationId(uuid(0x603)), "pc"))
                        .answer())
                .isEqualTo(OPERATION);
    }

    @Test
    void tellsTheMachineThatThePoolHasThePlaceOfItsLastLife() {
        given(empty(0, 5, 1));
        var adoption = new AdoptMachine(machine(0), POOL, OPERATION, "pc");
        when(adoption);
        when(adoption);
        assertThat(claims).extracting(Claim::hadPlace).containsExactly(false, true);
    }

    @Test
    void repeatedTakesNoOtherPlace() {
        given(after(staticWith(), TAKEN));
        var outcome = when(claim());
        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.events()).isEmpty();
    }

    @Test
    void mayComeAgainAfterTheMachineHasLeft() {
        given(after(staticWith(machine(0)), withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null)));
        assertThat(when(claim()).events()).containsExactly(TAKEN);
    }

    @Test
    void isRefusedWhileTheMachineIsLeaving() {
        given(after(staticWith(machine(0)), withdrawn(machine(0))));
        assertRefused(RejectionCode.MACHINE_BUSY);
    }

    @Test
    void isRefusedByAPoolOfClones() {
        given(empty(0, 5, 1));
        assertRefused(RejectionCode.POOL_TYPE_MISMATCH);
    }

    @Test
    void isRefusedBeforeThePoolHasItsTag() {
        given(List.of(created(createStatic())));
        assertRefused(RejectionCode.POOL_NOT_ACTIVE);
    }

    @Test
    void isRefusedByAPoolThatIsBeingDeleted() {
        given(after(staticWith(machine(1)), new PoolDeletionStarted(POOL, List.of())));
        assertRefused(RejectionCode.POOL_NOT_ACTIVE);
    }

    @Nested
    class OfANewPool {
        private static final Failure ELSEWHERE =
                new Failure(FailureCode.MACHINE_IN_ANOTHER_POOL, "It belongs to another pool");

        private final ClaimMachineOfNewPool command =
                new ClaimMachineOfNewPool(machine(0), POOL, OperationId.ofClaim(POOL, machine(0)), "pc");

        private void givenAPoolThatWants(int machines) {
            var wanted = Samples.machines(E1, machines).toArray(MachineId[]::new);
            given(List.of(created(createStatic(wanted)), tagRequested(1), tagReady()));
        }

        @Test
        void takesAPlace() {
            givenAPoolThatWants(1);
            assertThat(when(command).events()).containsExactly(TAKEN);
            assertThat(claims).hasSize(1);
        }

        @Test
        void isRecordedIfTheMachineRefuses() {
            givenAPoolThatWants(2);
            refusal = new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, "It belongs to another pool");
            var outcome = when(command);
            assertThat(outcome.refusal()).isNull();
            assertThat(outcome.events()).containsExactly(new MachineClaimRefused(POOL, machine(0), ELSEWHERE));
        }

        @Test
        void failsAPoolThatGetsNone() {
            givenAPoolThatWants(1);
            refusal = new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, "It belongs to another pool");
            assertThat(when(command).events())
                    .containsExactly(
                            new MachineClaimRefused(POOL, machine(0), ELSEWHERE), new PoolFailed(POOL, ELSEWHERE));
        }

        @Test
        void repeatedChangesNothing() {
            givenAPoolThatWants(2);
            when(command);
            assertThat(when(command).events()).isEmpty();
            assertThat(claims).hasSize(1);
        }

        @Test
        void comesTooLateForAPoolThatIsBeingDeleted() {
            given(List.of(created(createStatic(machine(0))), tagReady(), new PoolDeletionStarted(POOL, List.of())));
            assertThat(when(command).events()).isEmpty();
            assertThat(claims).isEmpty();
        }

        @Test
        void comesTooLateForAPoolThatIsDeletedBetweenTheFirstAndTheSecond() {
            givenAPoolThatWants(2);
            when(command);
            when(new DeletePool(POOL, false));
            var second = when(new ClaimMachineOfNewPool(machine(1), POOL, OperationId.ofClaim(POOL, machine(1)), "pc"));
            assertThat(second.refusal()).isNull();
            assertThat(second.events()).isEmpty();
            assertThat(claims).hasSize(1);

            assertThat(when(new WithdrawMachines(POOL, 1)).events())
                    .singleElement()
                    .isInstanceOf(MachineWithdrawn.class);
            when(new ReturnPlace(POOL, machine(0), E2, uuid(0x901)));
            when(new RemovePoolTag(POOL));
            when(new BeginTag(POOL, UNTAG_RUN, 1));
            assertThat(when(new RecordTagRemoved(POOL, UNTAG_RUN, 1)).events())
                    .last()
                    .isInstanceOf(PoolDeleted.class);

            var afterTheEnd = when(command);
            assertThat(afterTheEnd.refusal()).isNull();
            assertThat(afterTheEnd.events()).isEmpty();
        }
    }
}
