package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.ReleaseOutcome;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.command.ChangePoolNetworks;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.ConfirmMachine;
import io.vdibroker.api.pool.command.ConfirmMachines;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.command.DoubtPool;
import io.vdibroker.api.pool.command.EndCloning;
import io.vdibroker.api.pool.command.EntitleToPool;
import io.vdibroker.api.pool.command.ExpireTag;
import io.vdibroker.api.pool.command.ExpireTicket;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.GiveUpPoolOperation;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.api.pool.command.NoteReadiness;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.api.pool.command.RecordTagCreated;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.RecordTagRemoved;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.api.pool.command.RemovePoolTag;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.ReportTagLost;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.command.RetryPoolOperation;
import io.vdibroker.api.pool.command.RetryTag;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.command.WithdrawEntitlement;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.command.ReceivedAt;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.authority.Standings;
import io.vdibroker.command.controller.PoolAttachments;
import io.vdibroker.command.machine.ClaimableMachines;
import io.vdibroker.command.person.People;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Guards who gets which machine: never more machines than the total, one of the pool for each user, no machine for two, and none
 * for those who are not entitled. The revision is that of the snapshot; whoever changes what the parts keep raises it.
 */
@Aggregate(repository = "poolRepository")
@Revision("4")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
class Pool {

    @AggregateIdentifier
    private @Nullable PoolId poolId;

    @AggregateMember
    PoolState state = new PoolState();

    Pool() {} // for Axon

    /** Answers with the reference of the account that joins the domain, empty without one: a repeat brings one that is not needed. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(CreatePool command, PoolNames names, PoolAttachments controllers, ClaimableMachines machines) {
        if (poolId != null) {
            refuseUnlessSame(command);
            return state.setup().account();
        }
        PoolRules.check(command);
        command.machines().forEach(claimed -> machines.refuseUnlessClaimable(claimed.machineId(), command.poolId()));
        names.reserve(PoolNameKey.of(command.name()), command.poolId());
        controllers.attach(command.controllerId(), command.poolId());
        apply(new PoolCreated(
                command.poolId(),
                command.type(),
                command.name(),
                command.controllerId(),
                command.resourcePoolId(),
                command.dataPoolId(),
                command.settings(),
                command.cloning(),
                command.preparation(),
                command.machines()));
        return state.setup().account();
    }

    private void refuseUnlessSame(CreatePool command) {
        if (!PoolCreation.of(command).equals(state.creation())) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    "A pool was created differently under this id; PUT /api/v1/pools/"
                            + command.poolId().value()
                            + "/settings changes it, and another pool needs a new id");
        }
    }

    /** Answers with the reference of the account that joins the domain, empty without one. */
    @CommandHandler
    String handle(ReconfigurePool command) {
        new Administration(state).reconfigure(command);
        return state.setup().account();
    }

    @CommandHandler
    void handle(ChangePoolNetworks command) {
        new Administration(state).changeNetworks(command);
    }

    @CommandHandler
    void handle(EntitleToPool command, People people) {
        new Administration(state).entitle(command.entitled(), people);
    }

    @CommandHandler
    void handle(WithdrawEntitlement command) {
        new Administration(state).withdraw(command.entitled());
    }

    @CommandHandler
    DesktopTicket handle(
            RequestDesktop command,
            @MetaDataValue(Metadata.GROUPS) @Nullable String groups,
            @ReceivedAt Instant now,
            PoolProperties properties) {
        return new DesktopRequests(state).request(command, groupsIn(groups), now, properties);
    }

    private static Set<UUID> groupsIn(@Nullable String stamped) {
        var groups = new LinkedHashSet<UUID>();
        if (stamped != null && !stamped.isEmpty()) {
            Arrays.stream(stamped.split(",", -1)).map(UUID::fromString).forEach(groups::add);
        }
        return groups;
    }

    @CommandHandler
    void handle(CompleteDesktopRequest command, Standings standings) {
        new DesktopRequests(state).complete(command, standings);
    }

    @CommandHandler
    void handle(FailDesktopRequest command, @ReceivedAt Instant now, PoolProperties properties) {
        new DesktopRequests(state).fail(command, now, properties);
    }

    @CommandHandler
    void handle(ExpireTicket command, @ReceivedAt Instant now, PoolProperties properties) {
        new DesktopRequests(state).expire(command, now, properties);
    }

    @CommandHandler
    ReleaseOutcome handle(ReleaseDesktop command) {
        return new Handover(state).release(command);
    }

    @CommandHandler
    void handle(GiveBackMachine command, Standings standings) {
        new Handover(state).giveBack(command, standings);
    }

    @CommandHandler
    OperationId handle(ReturnMachine command) {
        return new Handover(state).returnMachine(command);
    }

    @CommandHandler
    OperationId handle(ReplaceMachine command) {
        return new Handover(state).replace(command);
    }

    @CommandHandler
    void handle(CompleteReturn command) {
        new Handover(state).complete(command);
    }

    @CommandHandler
    void handle(FailReturn command) {
        new Handover(state).fail(command);
    }

    @CommandHandler
    void handle(ChangePower command, @MetaDataValue(Metadata.GROUPS) @Nullable String groups) {
        new PowerChanges(state).change(command, groupsIn(groups));
    }

    @CommandHandler
    void handle(RequestPoolTag command) {
        new TagStep(state).request();
    }

    @CommandHandler
    StepAnswer handle(BeginTag command, @ReceivedAt Instant now, PoolProperties properties) {
        return new TagStep(state).begin(command.runId(), command.attempt(), now, properties);
    }

    @CommandHandler
    void handle(RecordTagFound command) {
        new TagStep(state).found(command.runId(), command.tagId(), false, command.expansionId());
    }

    @CommandHandler
    void handle(RecordTagCreated command) {
        new TagStep(state).found(command.runId(), command.tagId(), true, command.expansionId());
    }

    @CommandHandler
    void handle(RecordTagRemoved command) {
        new TagStep(state).removed(command.runId());
    }

    @CommandHandler
    void handle(FailTag command, @ReceivedAt Instant now, PoolProperties properties) {
        new TagStep(state).failed(command.runId(), command.attempt(), command.failure(), now, properties);
    }

    @CommandHandler
    void handle(ExpireTag command, @ReceivedAt Instant now, PoolProperties properties) {
        new TagStep(state).expired(command.runId(), command.attempt(), now, properties);
    }

    @CommandHandler
    void handle(ReportTagLost command) {
        new TagStep(state).lost(command.tagId());
    }

    @CommandHandler
    void handle(RetryTag command) {
        new TagStep(state).retry(command.runId(), command.attempt());
    }

    @CommandHandler
    void handle(EndCloning command, @ReceivedAt Instant now, PoolProperties properties) {
        new Supply(state).endCloning(command, now, properties);
    }

    @CommandHandler
    void handle(AdmitMachine command) {
        new Supply(state).admit(command);
    }

    @CommandHandler
    void handle(NotePreparationFailed command, @ReceivedAt Instant now, PoolProperties properties) {
        new Supply(state).notePreparationFailed(command, now, properties);
    }

    @CommandHandler
    void handle(NoteReadiness command) {
        new Supply(state).noteReadiness(command);
    }

    @CommandHandler
    void handle(ResumeGrowth command) {
        new Supply(state).resumeGrowth(command);
    }

    @CommandHandler
    void handle(RetryPoolOperation command) {
        new ByHand(state).retry(command.operationId(), command.expansionId());
    }

    @CommandHandler
    void handle(GiveUpPoolOperation command) {
        new ByHand(state).giveUp(command.operationId());
    }

    @CommandHandler
    void handle(ReturnPlace command) {
        new Departures(state).returnPlace(command);
    }

    @CommandHandler
    @Nullable
    OperationId handle(DeleteVm command) {
        return new Departures(state).deleteVm(command);
    }

    @CommandHandler
    @Nullable
    OperationId handle(RemoveMachine command) {
        return new Departures(state).removeMachine(command);
    }

    @CommandHandler
    void handle(DeletePool command) {
        new Departures(state).deletePool(command);
    }

    @CommandHandler
    void handle(WithdrawMachines command) {
        new Departures(state).withdrawMachines(command);
    }

    @CommandHandler
    void handle(DoubtPool command) {
        new Confirmation(state).doubt(command);
    }

    @CommandHandler
    void handle(ConfirmMachine command) {
        new Confirmation(state).confirm(command);
    }

    @CommandHandler
    int handle(ConfirmMachines command) {
        return new Confirmation(state).confirmAll();
    }

    @CommandHandler
    void handle(RemovePoolTag command) {
        new TagStep(state).requestRemoval();
    }

    /** See {@link ClaimHandler}, which handles what concerns a pool and a machine at once. */
    Claims claims() {
        return new Claims(state);
    }

    @EventSourcingHandler
    void on(PoolCreated event) {
        poolId = event.poolId();
    }
}
