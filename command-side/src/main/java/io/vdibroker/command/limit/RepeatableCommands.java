package io.vdibroker.command.limit;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import java.util.Set;

/** What anybody who can sign in may send again and again, each time with another outcome in the history. */
final class RepeatableCommands {

    private static final Set<Class<?>> OF_EVERYBODY = Set.of(
            StartSession.class,
            EndSession.class,
            MarkPoolFavourite.class,
            UnmarkPoolFavourite.class,
            RequestDesktop.class,
            ChangePower.class);

    private RepeatableCommands() {}

    /** Whether it is one, for this sender. */
    static boolean include(Object command, UserId sender) {
        return OF_EVERYBODY.contains(command.getClass())
                || command instanceof ChangePassword change && change.userId().equals(sender);
    }

    /** Whether it is let pass however many there were: each needs a session of its own, and nobody is kept in one. */
    static boolean alwaysPass(Object command) {
        return command instanceof EndSession;
    }
}
