package io.vdibroker.query.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.web.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: per account and network, so that nobody can keep others from their account; per address for
 * those who try one password on many accounts; and per account for those who come from everywhere, which does not concern
 * the networks that its owner has signed in from. A success clears the account there, and one failure of the address,
 * behind which a whole office may sit. Each process counts for itself.
 */
@Component
class SignInThrottle {

    private record Turn(Attempts attempts, String key) {}

    private final Attempts addresses;
    private final Attempts accounts;
    private final Attempts everywhere;
    private final Cache<String, Boolean> known;

    SignInThrottle(SessionProperties properties, Clock clock) {
        var limits = properties.throttle();
        addresses =
                new Attempts(limits, limits.failuresOfAddress(), Integer.MAX_VALUE, failures -> failures - 1, clock);
        accounts = new Attempts(limits, limits.failuresOfAccount(), limits.atOnce(), failures -> 0, clock);
        everywhere = new Attempts(limits, limits.failuresEverywhere(), Integer.MAX_VALUE, failures -> failures, clock);
        known = Caffeine.newBuilder()
                .maximumSize(limits.mostKept())
                .expireAfterWrite(limits.knownFor())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Runs the check if it is its turn, and remembers how it ended; all keys are keyed hashes. */
    boolean check(String account, Origin origin, BooleanSupplier password) {
        var here = account + " " + origin.network();
        List<Turn> turns = new ArrayList<>();
        begin(new Turn(addresses, origin.address()), turns);
        begin(new Turn(accounts, here), turns);
        if (known.getIfPresent(here) == null) {
            begin(new Turn(everywhere, account), turns);
        }
        Consumer<Turn> end = turn -> turn.attempts().abandon(turn.key());
        try {
            var right = password.getAsBoolean();
            end = turn -> turn.attempts().end(turn.key(), right);
            if (right) {
                known.put(here, true);
            }
            return right;
        } finally {
            turns.forEach(end);
        }
    }

    private static void begin(Turn turn, List<Turn> turns) {
        var pause = turn.attempts().begin(turn.key());
        if (pause.isPresent()) {
            turns.forEach(begun -> begun.attempts().abandon(begun.key()));
            refuse(pause.get());
        }
        turns.add(turn);
    }

    private static void refuse(Duration pause) {
        throw new RequestRefused(
                RejectionCode.TOO_MANY_ATTEMPTS,
                "Too many failed attempts; try again in " + Math.max(1, (pause.toMillis() + 999) / 1000) + " s");
    }
}
