package io.vdibroker.query.session;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.web.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: per account, and per address for those who try one password on many accounts. A success
 * clears the account, and one failure of the address, behind which a whole office may sit. Each process counts for itself.
 */
@Component
class SignInThrottle {

    private final Attempts accounts;
    private final Attempts addresses;

    SignInThrottle(SessionProperties properties, Clock clock) {
        var limits = properties.throttle();
        accounts = new Attempts(limits, limits.failuresOfAccount(), limits.atOnce(), failures -> 0, clock);
        addresses =
                new Attempts(limits, limits.failuresOfAddress(), Integer.MAX_VALUE, failures -> failures - 1, clock);
    }

    /** Runs the check if it is its turn, and remembers how it ended; both keys are keyed hashes. */
    boolean check(String account, String address, BooleanSupplier password) {
        addresses.begin(address).ifPresent(SignInThrottle::refuse);
        var ofAccount = accounts.begin(account);
        if (ofAccount.isPresent()) {
            addresses.abandon(address);
            refuse(ofAccount.get());
        }
        var known = false;
        try {
            var right = password.getAsBoolean();
            accounts.end(account, right);
            addresses.end(address, right);
            known = true;
            return right;
        } finally {
            if (!known) {
                accounts.abandon(account);
                addresses.abandon(address);
            }
        }
    }

    private static void refuse(Duration pause) {
        throw new RequestRefused(
                RejectionCode.TOO_MANY_ATTEMPTS,
                "Too many failed attempts; try again in " + Math.max(1, (pause.toMillis() + 999) / 1000) + " s");
    }
}
