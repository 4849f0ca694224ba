package io.vdibroker.command.authority;

import io.vdibroker.api.person.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people are right now, for a decision about something that they asked for a while ago. */
public interface Standings {

    /** The groups of the person; empty if the account is locked or unknown. */
    Optional<Set<UUID>> groupsOf(UserId userId);
}
