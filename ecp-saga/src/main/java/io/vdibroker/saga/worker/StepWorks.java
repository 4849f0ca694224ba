package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.DomainAccount;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** How each step is taken. */
final class StepWorks {
    private final Map<Step, StepWork> works = new EnumMap<>(Step.class);

    StepWorks(Function<DomainJoin, DomainAccount> accounts) {
        for (var step : Step.values()) {
            works.put(step, work(step, accounts));
        }
    }

    StepWork of(Step step) {
        return Objects.requireNonNull(works.get(step), "Every step is known");
    }

    private static StepWork work(Step step, Function<DomainJoin, DomainAccount> accounts) {
        return switch (step) {
            case CREATE_TAG -> new PoolTagWorks.Create();
            case REMOVE_TAG -> new PoolTagWorks.Remove();
            case CLONE -> new CloneWork();
            case TAG_CLONES -> new TagClonesWork();
            case REMOTE_ACCESS -> new MembershipWorks.RemoteAccess();
            case POWER_ON -> new PowerWorks.On();
            case GUEST_AGENT -> new GuestWorks.Agent();
            case HOSTNAME -> new GuestWorks.Hostname();
            case REBOOT -> new PowerWorks.Reboot(false);
            case RESET -> new PowerWorks.Reboot(true);
            case DOMAIN_JOIN -> new GuestWorks.Join(accounts);
            case LEAVE_DOMAIN -> new GuestWorks.Leave(accounts);
            case SHUTDOWN -> new PowerWorks.Off(false);
            case POWER_OFF -> new PowerWorks.Off(true);
            case SUSPEND -> new PowerWorks.Suspend();
            case TAG -> new MembershipWorks.Tag();
            case UNTAG -> new MembershipWorks.Untag();
            case DELETE -> new MembershipWorks.Delete();
        };
    }
}
