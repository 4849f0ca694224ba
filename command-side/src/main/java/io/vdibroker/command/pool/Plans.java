package io.vdibroker.command.pool;

import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which steps make a machine of a pool ready, first to be admitted and then to serve. A machine that is on stays on. */
final class Plans {
    private static final String WINDOWS = "windows";

    private Plans() {}

    /** The preparation of a clone. Windows takes a new host name by a restart; joining the domain restarts it by itself. */
    static List<PlannedStep> ofClone(PreparationSettings preparation, @Nullable String osType) {
        var steps = new ArrayList<PlannedStep>();
        if (preparation.remoteAccess()) {
            steps.add(PlannedStep.of(Step.REMOTE_ACCESS));
        }
        if (preparation.powerOn()) {
            steps.add(PlannedStep.of(Step.POWER_ON));
            steps.add(PlannedStep.of(Step.GUEST_AGENT));
        }
        if (preparation.hostname()) {
            steps.add(PlannedStep.of(Step.HOSTNAME));
            if (isWindows(osType)) {
                steps.add(PlannedStep.of(Step.REBOOT));
                steps.add(PlannedStep.of(Step.GUEST_AGENT));
            }
        }
        if (preparation.domainJoin() != null && isWindows(osType)) {
            steps.add(new PlannedStep(Step.DOMAIN_JOIN, preparation.domainJoin(), null));
            steps.add(PlannedStep.of(Step.GUEST_AGENT));
        }
        return List.copyOf(steps);
    }

    /** The preparation of an existing machine that a static pool takes. */
    static List<PlannedStep> ofClaim(String tagId) {
        return List.of(PlannedStep.of(Step.REMOTE_ACCESS), new PlannedStep(Step.TAG, null, tagId));
    }

    /** The same for a machine that others may have open: they are off it before anybody gets it. */
    static List<PlannedStep> ofClaimAfterOthers(String tagId) {
        return Stream.of(ofReturn(), ofClaim(tagId)).flatMap(List::stream).toList();
    }

    /** What brings a machine up for its user; the console is opened only where it is offered. */
    static List<PlannedStep> ofRequest(PoolSettings settings) {
        var byConsole = settings.protocols().contains(Protocol.SPICE)
                || settings.protocols().contains(Protocol.SPICE_DIRECT);
        return byConsole
                ? List.of(PlannedStep.of(Step.POWER_ON), PlannedStep.of(Step.REMOTE_ACCESS))
                : List.of(PlannedStep.of(Step.POWER_ON));
    }

    /** What ends every session of a machine: its guest is asked first, and has until the end of that step. */
    static List<PlannedStep> ofReturn() {
        return List.of(PlannedStep.of(Step.SHUTDOWN), PlannedStep.of(Step.POWER_OFF));
    }

    static boolean isWindows(@Nullable String osType) {
        return WINDOWS.equalsIgnoreCase(osType);
    }
}
