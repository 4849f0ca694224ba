package io.vdibroker.command.authority;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Role;
import io.vdibroker.web.Caller;
import io.vdibroker.web.RequestRefused;
import io.vdibroker.web.WriteAccess;
import org.springframework.stereotype.Component;

/** Only administrators change something; what a command needs is decided once more with it. */
@Component
class Administrators implements WriteAccess {

    private final Authority authority;

    Administrators(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void check(Caller caller) {
        var standing = authority.of(caller.userId());
        if (!standing.active() || authority.hasEnded(caller.sessionId(), caller.userId())) {
            throw new RequestRefused(RejectionCode.SESSION_ENDED, "The session has ended; sign in again");
        }
        if (!standing.has(Role.ADMINISTRATOR)) {
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "Your role does not allow this");
        }
    }
}
