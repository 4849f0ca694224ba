package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.SecurityAccountNoted;
import io.vdibroker.api.person.event.SecurityGroupNoted;
import io.vdibroker.command.Rejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards that there is always a security administrator who can sign in, by an own role or by that of a group. */
@Aggregate(snapshotTriggerDefinition = "poolSnapshots")
@Revision("1")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
class SecurityAdministrators {

    /** There is one stream for all accounts and groups: that is the point. */
    static final String STREAM = "security-administrators/all";

    @AggregateIdentifier
    private @Nullable String stream;

    private Map<UserId, SecurityStanding> accounts = new HashMap<>(); // not final: a snapshot would lose it
    private Set<GroupId> groups = new HashSet<>();

    SecurityAdministrators() {} // for Axon

    /** Whether what was recorded before there was this stream is not in it. */
    boolean isNew() {
        return stream == null;
    }

    /** See {@link SecurityRoles}. */
    void note(UserId userId, SecurityStanding standing) {
        var before = accounts.getOrDefault(userId, SecurityStanding.NONE);
        if (standing.equals(before) || standing.countsNever() && before.countsNever()) {
            return;
        }
        var somebody = anybody();
        apply(new SecurityAccountNoted(userId, standing.active(), standing.administrator(), standing.groups()));
        refuseIfNobodyIsLeft(somebody);
    }

    /** See {@link SecurityRoles}. */
    void note(GroupId groupId, boolean administrators) {
        if (groups.contains(groupId) == administrators) {
            return;
        }
        var somebody = anybody();
        apply(new SecurityGroupNoted(groupId, administrators));
        refuseIfNobodyIsLeft(somebody);
    }

    private boolean anybody() {
        return accounts.values().stream().anyMatch(account -> account.has(groups));
    }

    /** Where there was nobody before, no change makes that worse. */
    private void refuseIfNobodyIsLeft(boolean somebodyBefore) {
        if (somebodyBefore && !anybody()) {
            throw new Rejection(
                    RejectionCode.LAST_SECURITY_ADMINISTRATOR,
                    "Nobody would be a security administrator then; give the role to somebody else first");
        }
    }

    @EventSourcingHandler
    void on(SecurityAccountNoted event) {
        stream = STREAM;
        accounts.put(event.userId(), new SecurityStanding(event.active(), event.administrator(), event.groups()));
    }

    @EventSourcingHandler
    void on(SecurityGroupNoted event) {
        stream = STREAM;
        if (event.administrators()) {
            groups.add(event.groupId());
        } else {
            groups.remove(event.groupId());
        }
    }
}
