package io.vdibroker.command.authority;

import io.vdibroker.api.controller.command.ChangeControllerNetworks;
import io.vdibroker.api.controller.command.EndControllerService;
import io.vdibroker.api.controller.command.ForgetStranger;
import io.vdibroker.api.controller.command.PutControllerInService;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.expansion.command.GiveUpExpansion;
import io.vdibroker.api.expansion.command.RetryExpansion;
import io.vdibroker.api.machine.command.ForgetMachine;
import io.vdibroker.api.machine.command.FreeHostName;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.RetryMachineOperation;
import io.vdibroker.api.machine.command.SkipMachineStep;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.GroupCommand;
import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.person.command.UserCommand;
import io.vdibroker.api.pool.command.AdoptMachine;
import io.vdibroker.api.pool.command.ChangePoolNetworks;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.command.ConfirmMachine;
import io.vdibroker.api.pool.command.ConfirmMachines;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.command.EntitleToPool;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.GiveUpPoolOperation;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.command.RetryPoolOperation;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.command.WithdrawEntitlement;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.RevokeSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.store.command.ConfirmStore;
import java.util.Set;

/** Which commands a person may send. What is not named here is for parts of the broker only. */
final class Permissions {

    private static final Set<Class<?>> OF_ADMINISTRATORS = Set.of(
            RegisterController.class,
            ReconfigureController.class,
            RemoveController.class,
            PutControllerInService.class,
            EndControllerService.class,
            CreatePool.class,
            ReconfigurePool.class,
            ChangePoolNetworks.class,
            ChangeControllerNetworks.class,
            EntitleToPool.class,
            WithdrawEntitlement.class,
            ReleaseDesktop.class,
            GiveBackMachine.class,
            ReturnMachine.class,
            ReplaceMachine.class,
            DeleteVm.class,
            RemoveMachine.class,
            ClaimMachine.class,
            AdoptMachine.class,
            ResumeGrowth.class,
            DeletePool.class,
            ResumeRemoval.class,
            ForgetMachine.class,
            FreeHostName.class,
            ForgetStranger.class,
            RetryMachineOperation.class,
            SkipMachineStep.class,
            GiveUpMachineOperation.class,
            RetryExpansion.class,
            GiveUpExpansion.class,
            RetryPoolOperation.class,
            GiveUpPoolOperation.class,
            ConfirmMachine.class,
            ConfirmMachines.class,
            ConfirmStore.class);

    private Permissions() {}

    /** Whether a person of this standing may send the command. */
    static boolean allow(Object command, UserId sender, Authority.Standing standing) {
        if (!standing.active()) {
            return false;
        }
        if (command instanceof RequestDesktop request) {
            return request.userId().equals(sender);
        }
        if (command instanceof ChangePower change) {
            return change.userId().equals(sender);
        }
        if (command instanceof StartSession start) {
            return start.userId().equals(sender) && (start.kind() == SessionKind.CLIENT || standing.has(Role.OPERATOR));
        }
        if (command instanceof MarkPoolFavourite mark) {
            return mark.userId().equals(sender);
        }
        if (command instanceof UnmarkPoolFavourite unmark) {
            return unmark.userId().equals(sender);
        }
        if (command instanceof ChangePassword change && change.userId().equals(sender)) {
            return true;
        }
        if (command instanceof UserCommand || command instanceof GroupCommand || command instanceof RevokeSession) {
            return standing.has(Role.SECURITY_ADMINISTRATOR);
        }
        if (command instanceof EndSession) {
            return true; // the interceptor lets a person end the own session only
        }
        return OF_ADMINISTRATORS.contains(command.getClass()) && standing.has(Role.ADMINISTRATOR);
    }
}
