package io.vdibroker.command.authority;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Role;
import io.vdibroker.command.refusal.RefusedCommands;
import io.vdibroker.web.Caller;
import io.vdibroker.web.RequestRefused;
import io.vdibroker.web.WriteAccess;
import org.springframework.stereotype.Component;

/** Only administrators change something; what a command needs is decided once more with it. */
@Component
class Administrators implements WriteAccess {

    private final Authority authority;
    private final RefusedCommands refused;

    Administrators(Authority authority, RefusedCommands refused) {
        this.authority = authority;
        this.refused = refused;
    }

    @Override
    public void check(Caller caller) {
        var standing = authority.of(caller.userId());
        if (!standing.active() || authority.hasEnded(caller.sessionId(), caller.userId())) {
            throw new RequestRefused(RejectionCode.SESSION_ENDED, "The session has ended; sign in again");
        }
        if (!standing.has(Role.ADMINISTRATOR)) {
            refused.atTheDoor(caller, RejectionCode.NOT_ALLOWED);
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "Your role does not allow this");
        }
    }
}
