package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.Ecp;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is recorded follows what is judged, as the list of machines does. */
class SteadinessTest {

    private static final Observation HEARD = new Observation(PowerState.ON, true, "10.0.0.7", 5900, null, null);
    private static final Observation SILENT = new Observation(PowerState.ON, false, "10.0.0.7", 5900, null, null);
    private static final Observation OFF = new Observation(PowerState.OFF, false, null, null, null, null);
    private static final Duration LOOKS = Duration.ofSeconds(5);

    private long now;
    private Steadiness steadiness = steadiness();
    private Observation recorded = HEARD;
    private boolean flapping;
    private int events;

    private Steadiness steadiness() {
        return new Steadiness(Ecp.properties().watch(), () -> now);
    }

    @Test
    void recordsAnAgentThatFellSilentAfterAWhileAndKeepsTheAddress() {
        shows(HEARD, LOOKS);
        shows(SILENT, Duration.ofSeconds(15));
        assertThat(recorded).isEqualTo(HEARD);

        shows(SILENT, LOOKS);
        assertThat(recorded).isEqualTo(SILENT);
    }

    @Test
    void recordsAtOnceThatAnAgentIsHeardThatAMachineIsOffAndThatItIsOn() {
        recorded = SILENT;
        shows(SILENT, LOOKS);
        shows(HEARD, LOOKS);
        assertThat(recorded).isEqualTo(HEARD);

        shows(OFF, LOOKS);
        assertThat(recorded).isEqualTo(OFF);

        shows(SILENT, LOOKS);
        assertThat(recorded).isEqualTo(SILENT);
    }

    @Test
    void recordsAnotherConsolePortWhileTheAgentIsJustSilent() {
        var moved = new Observation(PowerState.ON, false, "10.0.0.7", 5999, null, null);
        shows(HEARD, LOOKS);
        shows(moved, LOOKS);
        assertThat(recorded.consolePort()).isEqualTo(5999);
        assertThat(recorded.agentHeard()).isTrue();
    }

    @Test
    void recordsThatAnAgentFlapsAndNothingElseOfIt() {
        for (var minute = 0; minute < 60; minute++) {
            for (var i = 0; i < 3; i++) {
                shows(SILENT, Duration.ofSeconds(10));
                shows(HEARD, Duration.ofSeconds(10));
            }
        }

        assertThat(flapping).isTrue();
        assertThat(events).as("that it flaps").isEqualTo(1);
    }

    @Test
    void recordsFewChangesOfAnAgentThatIsSilentForLonger() {
        for (var minute = 0; minute < 60; minute++) {
            shows(SILENT, Duration.ofSeconds(30));
            shows(HEARD, Duration.ofSeconds(30));
        }

        assertThat(flapping).isTrue();
        assertThat(events).as("what was recorded before it was known").isLessThanOrEqualTo(7);
    }

    @Test
    void recordsFewChangesOfAMachineThatCrashesAgainAndAgain() {
        for (var minute = 0; minute < 60; minute++) {
            shows(OFF, Duration.ofSeconds(30));
            shows(HEARD, Duration.ofSeconds(30));
        }

        assertThat(events).isLessThanOrEqualTo(8);
        assertThat(recorded).as("nobody is sent to it unasked").isEqualTo(OFF);
    }

    @Test
    void recordsTheTruthWhenItHasCalmedDown() {
        recordsFewChangesOfAMachineThatCrashesAgainAndAgain();
        shows(HEARD, Duration.ofMinutes(5).plus(LOOKS));

        assertThat(flapping).isFalse();
        assertThat(recorded).isEqualTo(HEARD);

        shows(SILENT, Duration.ofMinutes(1));
        assertThat(recorded).as("it is not held against it").isEqualTo(SILENT);
    }

    @Test
    void recordsTheSilenceOfAnAgentThatFlappedBefore() {
        recordsThatAnAgentFlapsAndNothingElseOfIt();
        shows(SILENT, Duration.ofMinutes(5).plus(LOOKS));

        assertThat(flapping).isFalse();
        assertThat(recorded).isEqualTo(SILENT);
    }

    @Test
    void goesOnAfterARestartUntilTheMachineIsSteady() {
        recordsThatAnAgentFlapsAndNothingElseOfIt();
        steadiness = steadiness();
        shows(SILENT, Duration.ofMinutes(1));
        assertThat(flapping).isTrue();
        assertThat(recorded).isEqualTo(HEARD);

        shows(SILENT, Duration.ofMinutes(5));
        assertThat(flapping).isFalse();
        assertThat(recorded).isEqualTo(SILENT);
    }

    @Test
    void believesAtOnceInAMachineThatEcpDidNotHave() {
        flapping = true;
        recorded = new Observation(PowerState.UNKNOWN, false, null, null, null, null);
        shows(HEARD, LOOKS);
        assertThat(recorded).isEqualTo(HEARD);
    }

    /** For so long, looked at every few seconds. */
    private void shows(Observation seen, Duration time) {
        for (var past = Duration.ZERO; past.compareTo(time) < 0; past = past.plus(LOOKS)) {
            var sight = steadiness.judge(
                    new WatchedMachine(
                            new MachineId(new UUID(1, 1)),
                            Machines.POOL,
                            "pc",
                            recorded,
                            "e",
                            false,
                            false,
                            false,
                            null,
                            flapping),
                    seen);
            events += (Objects.equals(recorded, sight.toRecord()) ? 0 : 1) + (flapping == sight.flaps() ? 0 : 1);
            recorded = sight.toRecord();
            flapping = sight.flaps();
            now += LOOKS.toNanos();
        }
    }
}
