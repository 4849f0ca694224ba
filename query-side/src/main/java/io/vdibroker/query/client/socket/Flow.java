package io.vdibroker.query.client.socket;

import io.vdibroker.delivery.flood.Allowance;
import io.vdibroker.query.client.ClientProperties;
import java.time.Clock;
import java.time.Duration;

/**
 * How much one client may say. The notes that come with each key press have an allowance of their own: a busy person loses
 * some of them, and nothing else. Whoever exceeds the other one, or sends many times as many notes, is no VeiL Connect.
 */
final class Flow {

    /** What to do with a message. */
    enum Verdict {
        HEARD,
        IGNORED,
        FLOOD
    }

    private static final String TOUCH = "\"user_gui\"";
    private static final int FLOOD = 20;

    private final Allowance touches;
    private final Allowance words;
    private final Allowance altogether;

    Flow(ClientProperties.Socket limits, Clock clock) {
        var pace = Duration.ofSeconds(1).dividedBy(limits.messagesPerSecond());
        touches = new Allowance(limits.messagesAtOnce(), pace, clock);
        words = new Allowance(limits.messagesAtOnce(), pace, clock);
        altogether = new Allowance(limits.messagesAtOnce() * FLOOD, pace.dividedBy(FLOOD), clock);
    }

    /** Decides without reading more of the message than it must. */
    Verdict of(String message) {
        if (!altogether.take()) {
            return Verdict.FLOOD;
        }
        if (message.contains(TOUCH)) {
            return touches.take() ? Verdict.HEARD : Verdict.IGNORED;
        }
        return words.take() ? Verdict.HEARD : Verdict.FLOOD;
    }
}
