package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.command.Rejection;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards one group: it is created once; who is a member is the user's to know. */
@Aggregate
class Group {

    @AggregateIdentifier
    private GroupId groupId;

    private @Nullable String name;
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    Group() {} // for Axon

    /** Whether the command is a repeat, which its name tells: the roles may have been changed since. */
    boolean isCreatedLike(CreateGroup command) {
        if (name != null && !name.equals(command.name())) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    groupId + " has another name, which cannot be changed; create this one under a new id");
        }
        return name != null;
    }

    /** Called by {@link GroupCreation}, which reserves the name in the same unit of work. */
    void create(CreateGroup command) {
        apply(new GroupCreated(command.groupId(), command.name()));
        if (!command.roles().isEmpty()) {
            apply(new GroupRolesChanged(command.groupId(), command.roles()));
        }
    }

    /** Tells whether its members are security administrators by the roles that it has now. */
    void note(SecurityRoles security) {
        security.note(groupId, roles.contains(Role.SECURITY_ADMINISTRATOR));
    }

    @CommandHandler
    void handle(ChangeGroupRoles command, SecurityRoles security) {
        if (!roles.equals(command.roles())) {
            apply(new GroupRolesChanged(groupId, command.roles()));
            note(security);
        }
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        groupId = event.groupId();
        name = event.name();
    }

    @EventSourcingHandler
    void on(GroupRolesChanged event) {
        roles = event.roles();
    }
}
