package io.vdibroker.command.pool;

import static io.vdibroker.api.operation.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final DomainJoin JOIN = new DomainJoin("corp.example", "ref", "OU=VDI,DC=corp,DC=example");

    private static List<Step> clone(
            boolean access, boolean power, boolean hostname, @Nullable DomainJoin join, @Nullable String osType) {
        return steps(Plans.ofClone(new PreparationSettings(access, power, hostname, join, false), osType));
    }

    private static List<Step> steps(List<PlannedStep> plan) {
        return plan.stream().map(PlannedStep::step).toList();
    }

    private static List<Step> request(Protocol... protocols) {
        return steps(Plans.ofRequest(new PoolSettings(List.of(protocols), false, false, AfterDisconnect.NONE, 0)));
    }

    @Test
    void nothingIsAPlanToo() {
        assertThat(clone(false, false, false, null, "Windows")).isEmpty();
    }

    @Test
    void aMachineThatIsStartedIsWaitedFor() {
        assertThat(clone(true, true, false, null, "Linux")).containsExactly(REMOTE_ACCESS, POWER_ON, GUEST_AGENT);
    }

    @Test
    void linuxTakesItsHostNameAtOnce() {
        assertThat(clone(false, true, true, null, "Linux")).containsExactly(POWER_ON, GUEST_AGENT, HOSTNAME);
        assertThat(clone(false, true, true, null, null)).containsExactly(POWER_ON, GUEST_AGENT, HOSTNAME);
    }

    @Test
    void windowsTakesItsHostNameByARestartAndIsWaitedForAgain() {
        assertThat(clone(false, true, true, null, "Windows"))
                .containsExactly(POWER_ON, GUEST_AGENT, HOSTNAME, REBOOT, GUEST_AGENT);
    }

    @Test
    void windowsJoinsTheDomainUnderItsNewName() {
        assertThat(clone(true, true, true, JOIN, "windows"))
                .containsExactly(
                        REMOTE_ACCESS, POWER_ON, GUEST_AGENT, HOSTNAME, REBOOT, GUEST_AGENT, DOMAIN_JOIN, GUEST_AGENT);
        assertThat(clone(false, true, false, JOIN, "Windows"))
                .containsExactly(POWER_ON, GUEST_AGENT, DOMAIN_JOIN, GUEST_AGENT);
    }

    @Test
    void theDomainIsNamedByTheStepThatJoinsIt() {
        var plan = Plans.ofClone(new PreparationSettings(false, true, false, JOIN, false), "Windows");
        assertThat(plan).contains(new PlannedStep(DOMAIN_JOIN, JOIN, null));
    }

    @Test
    void othersJoinNoDomain() {
        assertThat(clone(false, true, false, JOIN, "Linux")).containsExactly(POWER_ON, GUEST_AGENT);
        assertThat(clone(false, true, false, JOIN, "Other")).containsExactly(POWER_ON, GUEST_AGENT);
    }

    @Test
    void aClaimedMachineIsOpenedAndTagged() {
        assertThat(Plans.ofClaim(Samples.TAG))
                .containsExactly(PlannedStep.of(REMOTE_ACCESS), new PlannedStep(Step.TAG, null, Samples.TAG));
    }

    @Test
    void theConsoleIsOpenedWhereItIsOffered() {
        assertThat(request(Protocol.RDP, Protocol.NATIVE_RDP, Protocol.LOUDPLAY))
                .containsExactly(POWER_ON);
        assertThat(request(Protocol.RDP, Protocol.SPICE)).containsExactly(POWER_ON, REMOTE_ACCESS);
        assertThat(request(Protocol.SPICE_DIRECT)).containsExactly(POWER_ON, REMOTE_ACCESS);
    }
}
