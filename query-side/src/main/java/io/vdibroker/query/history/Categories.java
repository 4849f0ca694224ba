package io.vdibroker.query.history;

import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerNetworksChanged;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.history.event.HistorySealed;
import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.HostNameRefused;
import io.vdibroker.api.machine.event.HostNameReleased;
import io.vdibroker.api.machine.event.HostNameReserved;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupNameReserved;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.LoginReserved;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.PoolMarkedFavourite;
import io.vdibroker.api.person.event.PoolUnmarkedFavourite;
import io.vdibroker.api.person.event.SecurityAccountNoted;
import io.vdibroker.api.person.event.SecurityGroupNoted;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserDetailsChanged;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.FreeMachineReadinessChanged;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolDoubted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolNameReleased;
import io.vdibroker.api.pool.event.PoolNameReserved;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.refusal.event.MoreCommandsRefused;
import io.vdibroker.api.refusal.event.MoreSignInsFailed;
import io.vdibroker.api.refusal.event.SignInFailed;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import io.vdibroker.api.store.event.StoreConfirmed;
import io.vdibroker.api.store.event.StoreRestored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which event is about what; a test says that none is forgotten. A category is not stored: it is looked for by its types, so
 * that one can be moved without building the view anew.
 */
final class Categories {

    private static final Map<HistoryCategory, List<Class<?>>> TYPES = Map.ofEntries(
            Map.entry(
                    HistoryCategory.SIGN_IN,
                    List.of(SessionStarted.class, SessionEnded.class, SignInFailed.class, MoreSignInsFailed.class)),
            Map.entry(
                    HistoryCategory.ACCOUNT,
                    List.of(
                            UserRegistered.class,
                            LoginReserved.class,
                            UserDetailsChanged.class,
                            PasswordSet.class,
                            GroupJoined.class,
                            GroupLeft.class,
                            UserRolesChanged.class,
                            ClientPermissionsChanged.class,
                            UserDeactivated.class,
                            UserActivated.class,
                            PoolMarkedFavourite.class,
                            PoolUnmarkedFavourite.class,
                            GroupCreated.class,
                            GroupNameReserved.class,
                            SecurityAccountNoted.class,
                            SecurityGroupNoted.class,
                            GroupRolesChanged.class)),
            Map.entry(
                    HistoryCategory.CONTROLLER,
                    List.of(
                            ControllerRegistered.class,
                            ControllerReconfigured.class,
                            ControllerNetworksChanged.class,
                            ControllerRemoved.class,
                            ControllerBecameUnreachable.class,
                            ControllerAnswersAgain.class,
                            ControllerCredentialRejected.class,
                            ControllerCredentialAccepted.class,
                            ControllerPutInService.class,
                            ControllerServiceEnded.class,
                            StrangerFound.class,
                            StrangerForgotten.class,
                            StrangerGone.class,
                            PoolAttached.class,
                            PoolDetached.class)),
            Map.entry(
                    HistoryCategory.POOL,
                    List.of(
                            PoolNameReserved.class,
                            PoolNameReleased.class,
                            PoolCreated.class,
                            PoolReconfigured.class,
                            PoolNetworksChanged.class,
                            PoolActivated.class,
                            PoolFailed.class,
                            PoolExpansionStarted.class,
                            CloningEnded.class,
                            GrowthPaused.class,
                            GrowthResumed.class,
                            StepPaused.class,
                            StepResumed.class,
                            PoolDeletionStarted.class,
                            PoolEmptied.class,
                            PoolDoubted.class,
                            PoolDeleted.class)),
            Map.entry(
                    HistoryCategory.ENTITLEMENT,
                    List.of(
                            UserEntitled.class,
                            UserEntitlementWithdrawn.class,
                            GroupEntitled.class,
                            GroupEntitlementWithdrawn.class)),
            Map.entry(
                    HistoryCategory.MACHINE,
                    List.of(
                            MachineRequested.class,
                            MachineCloned.class,
                            MachineClaimed.class,
                            MachineClaimRefused.class,
                            MachinePlaceTaken.class,
                            MachineAdmitted.class,
                            MachineTurnedAway.class,
                            PlaceLeaving.class,
                            PlaceReturned.class,
                            FreeMachineReadinessChanged.class,
                            MachineHeld.class,
                            MachineReturnStarted.class,
                            MachineReturned.class,
                            MachineDidNotComeUp.class,
                            MachineQuarantined.class,
                            QuarantineEnded.class,
                            MachineConfirmed.class,
                            MachineWithdrawn.class,
                            MachineStateChanged.class,
                            MachineRenamed.class,
                            MachineHostNameChosen.class,
                            MachineHostNameRefused.class,
                            MachineHostNameShared.class,
                            MachineHostNameGivenBack.class,
                            HostNameReserved.class,
                            HostNameReleased.class,
                            HostNameRefused.class,
                            MachineMissing.class,
                            MachineFoundAgain.class,
                            MachineBeganFlapping.class,
                            MachineStoppedFlapping.class,
                            DomainMembershipLeft.class,
                            MachineDeleted.class,
                            MachineReleased.class)),
            Map.entry(
                    HistoryCategory.TAG,
                    List.of(
                            PoolTagRequested.class,
                            PoolTagBegun.class,
                            PoolTagAttemptFailed.class,
                            PoolTagTimedOut.class,
                            PoolTagReady.class,
                            PoolTagRemovalRequested.class,
                            PoolTagRemovalBegun.class,
                            PoolTagRemoved.class,
                            TaggingStarted.class,
                            TaggingBegun.class,
                            TaggingAttemptFailed.class,
                            TaggingTimedOut.class,
                            TaggingGivenUp.class,
                            TagApplied.class,
                            PoolTagLost.class,
                            MachineTagged.class)),
            Map.entry(
                    HistoryCategory.DESKTOP,
                    List.of(
                            DesktopRequestQueued.class,
                            DesktopRequestAskedAgain.class,
                            DesktopRequestExpired.class,
                            DesktopAssigned.class,
                            DesktopRequestAccepted.class,
                            DesktopReady.class,
                            DesktopRequestFailed.class,
                            DesktopReleased.class,
                            DesktopGivenBack.class,
                            PowerChangeRequested.class)),
            Map.entry(HistoryCategory.HISTORY, List.of(HistorySealed.class, StoreRestored.class, StoreConfirmed.class)),
            Map.entry(HistoryCategory.REFUSAL, List.of(CommandRefused.class, MoreCommandsRefused.class)),
            Map.entry(
                    HistoryCategory.OPERATION,
                    List.of(
                            CloningStarted.class,
                            CloningBegun.class,
                            CloneTaskAccepted.class,
                            CloningAttemptFailed.class,
                            CloningTimedOut.class,
                            CloningUnheard.class,
                            ExpansionCancelRequested.class,
                            ExpansionCloned.class,
                            MachineOperationStarted.class,
                            MachineOperationWaiting.class,
                            MachineOperationSuperseded.class,
                            MachineStepStarted.class,
                            MachineStepBegun.class,
                            MachineTaskAccepted.class,
                            MachineStepCompleted.class,
                            MachineStepFailed.class,
                            MachineStepTimedOut.class,
                            MachineStepSkipped.class,
                            MachineOperationGivenUp.class,
                            MachineOperationCompleted.class,
                            MachineOperationFailed.class,
                            MachineNeedsAttention.class,
                            MachineRemovalResumed.class)));

    private static final Map<String, HistoryCategory> BY_TYPE = byType();

    private Categories() {}

    static HistoryCategory of(String type) {
        return BY_TYPE.getOrDefault(type, HistoryCategory.OTHER);
    }

    static List<String> typesOf(HistoryCategory category) {
        return TYPES.getOrDefault(category, List.of()).stream()
                .map(Class::getSimpleName)
                .toList();
    }

    private static Map<String, HistoryCategory> byType() {
        Map<String, HistoryCategory> byType = new HashMap<>();
        TYPES.forEach((category, types) -> types.forEach(type -> byType.put(type.getSimpleName(), category)));
        return Map.copyOf(byType);
    }
}
