package io.vdibroker.saga.ecp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code vdi.ecp.*}: how ECP VeiL is asked, per controller.
 *
 * @param callTimeout how long one attempt of one request may take, answer included
 * @param connectTimeout how long the connection may take to be made
 * @param readAttempts how often a request that only reads is tried when the connection drops or ECP answers with 5xx
 * @param readPause the pause before the second attempt; it doubles with each further one
 * @param callsPerSecond more requests than this wait for their turn
 * @param failuresInARow after so many unanswered requests nothing is asked for the time of {@code openFor}
 * @param openFor how long a controller that does not answer is left alone
 * @param largestAnswerMib an answer that is longer, packed or unpacked, is not read; ten thousand tasks take half of it
 * @param question how administrators' and users' questions are answered
 * @param watch how machines are watched
 */
@ConfigurationProperties("vdi.ecp")
public record EcpProperties(
        @DefaultValue("15s") Duration callTimeout,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("3") int readAttempts,
        @DefaultValue("500ms") Duration readPause,
        @DefaultValue("100") int callsPerSecond,
        @DefaultValue("5") int failuresInARow,
        @DefaultValue("10s") Duration openFor,
        @DefaultValue("8") int largestAnswerMib,
        @DefaultValue Question question,
        @DefaultValue Watch watch) {

    public EcpProperties {
        positive("vdi.ecp.call-timeout", callTimeout);
        positive("vdi.ecp.connect-timeout", connectTimeout);
        between("vdi.ecp.read-attempts", readAttempts, 1, 10);
        positive("vdi.ecp.read-pause", readPause);
        between("vdi.ecp.calls-per-second", callsPerSecond, 1, 10_000);
        between("vdi.ecp.failures-in-a-row", failuresInARow, 1, 1_000);
        positive("vdi.ecp.open-for", openFor);
        between("vdi.ecp.largest-answer-mib", largestAnswerMib, 1, 256);
    }

    /**
     * Properties {@code vdi.ecp.question.*}.
     *
     * @param timeout after this time a question is answered with CONTROLLER_UNREACHABLE
     * @param callTimeout how long one attempt of one request may take that a question needs
     * @param readAttempts how often such an attempt is made when the connection drops or ECP answers with 5xx
     * @param atOnce how many questions are put to one controller at the same time
     * @param waiting how many more may wait; beyond that they are refused at once
     */
    public record Question(
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("8s") Duration callTimeout,
            @DefaultValue("2") int readAttempts,
            @DefaultValue("16") int atOnce,
            @DefaultValue("2000") int waiting) {

        public Question {
            positive("vdi.ecp.question.timeout", timeout);
            positive("vdi.ecp.question.call-timeout", callTimeout);
            between("vdi.ecp.question.read-attempts", readAttempts, 1, 10);
            between("vdi.ecp.question.at-once", atOnce, 1, 1_000);
            between("vdi.ecp.question.waiting", waiting, 1, 1_000_000);
        }
    }

    /**
     * Properties {@code vdi.ecp.watch.*}.
     *
     * @param interval how often all machines of a controller are looked at
     * @param heartbeat how often subscribers of a controller's heartbeat hear of it while nothing changes
     * @param batch how long to gather hints of changes before they are looked at together
     * @param websocket whether ECP's websocket is listened to, which only makes news arrive sooner
     * @param reconnectPause how long to wait before a lost websocket is opened again
     * @param missingFor how long ECP does not show a machine before it is missing
     * @param missingAtOnce more machines than that which are missing, or were lately, are not taken for deleted
     * @param agentSilentFor how long the agent of a machine that is on must be silent before that is recorded
     * @param flappingChanges after so many changes of power or agent within the time of {@code flappingWithin} a
     *     machine flaps
     * @param flappingWithin see there
     * @param steadyAfter after so long without a change a machine does not flap any more
     * @param tags how often it is looked whether pools have their tags and machines carry them
     * @param troubleAfter how long a controller may answer nothing, or nothing to its key, before that is recorded
     * @param troubleFailures how many requests in a row must have failed by then
     * @param troubleOverAfter how long it must have answered before it counts as usable again
     */
    public record Watch(
            @DefaultValue("5s") Duration interval,
            @DefaultValue("3s") Duration heartbeat,
            @DefaultValue("200ms") Duration batch,
            @DefaultValue("true") boolean websocket,
            @DefaultValue("15s") Duration reconnectPause,
            @DefaultValue("5m") Duration missingFor,
            @DefaultValue("5") int missingAtOnce,
            @DefaultValue("15s") Duration agentSilentFor,
            @DefaultValue("6") int flappingChanges,
            @DefaultValue("10m") Duration flappingWithin,
            @DefaultValue("5m") Duration steadyAfter,
            @DefaultValue("1m") Duration tags,
            @DefaultValue("15s") Duration troubleAfter,
            @DefaultValue("3") int troubleFailures,
            @DefaultValue("5s") Duration troubleOverAfter) {

        public Watch {
            positive("vdi.ecp.watch.interval", interval);
            positive("vdi.ecp.watch.heartbeat", heartbeat);
            positive("vdi.ecp.watch.batch", batch);
            positive("vdi.ecp.watch.reconnect-pause", reconnectPause);
            positive("vdi.ecp.watch.missing-for", missingFor);
            between("vdi.ecp.watch.missing-at-once", missingAtOnce, 0, 1_000_000);
            positive("vdi.ecp.watch.agent-silent-for", agentSilentFor);
            between("vdi.ecp.watch.flapping-changes", flappingChanges, 2, 1_000);
            positive("vdi.ecp.watch.flapping-within", flappingWithin);
            positive("vdi.ecp.watch.steady-after", steadyAfter);
            positive("vdi.ecp.watch.tags", tags);
            positive("vdi.ecp.watch.trouble-after", troubleAfter);
            between("vdi.ecp.watch.trouble-failures", troubleFailures, 1, 1_000);
            positive("vdi.ecp.watch.trouble-over-after", troubleOverAfter);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, but is " + value);
        }
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
