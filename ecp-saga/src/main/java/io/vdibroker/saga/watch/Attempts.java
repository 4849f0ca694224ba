package io.vdibroker.saga.watch;

import io.vdibroker.saga.ecp.EcpProblem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks ECP for one subject after the other, so that what it refuses of one stops no other. */
final class Attempts {

    private final Runnable alive;
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** What is alive throws when ECP does not answer at all, or not to this key. */
    Attempts(Runnable alive) {
        this.alive = alive;
    }

    /** Whether the question was answered. Throws when ECP does not answer any other question either. */
    boolean attempt(Object subject, Runnable question) {
        try {
            question.run();
            return true;
        } catch (EcpProblem e) {
            unlessSilent(e);
            failures.put(subject.toString(), e.text());
            return false;
        }
    }

    /** A failure that may be of the controller is not taken for one of the subject. */
    void unlessSilent(EcpProblem problem) {
        if (!(problem instanceof EcpProblem.Refused || problem instanceof EcpProblem.NotFound)) {
            alive.run();
        }
    }

    /** Why each subject could not be asked for. */
    Map<String, String> failures() {
        return failures;
    }
}
