package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupRolesChanged;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards one group: it is created once; who is a member is the user's to know. */
@Aggregate
class Group {

    @AggregateIdentifier
    private GroupId groupId;

    private Set<Role> roles = EnumSet.noneOf(Role.class);

    Group() {} // for Axon

    /** Called by {@link GroupCreation}, which reserves the name in the same unit of work. */
    void create(CreateGroup command) {
        if (groupId != null) {
            return; // a repeat
        }
        apply(new GroupCreated(command.groupId(), command.name()));
        if (!command.roles().isEmpty()) {
            apply(new GroupRolesChanged(command.groupId(), command.roles()));
        }
    }

    @CommandHandler
    void handle(ChangeGroupRoles command) {
        if (!roles.equals(command.roles())) {
            apply(new GroupRolesChanged(groupId, command.roles()));
        }
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        groupId = event.groupId();
    }

    @EventSourcingHandler
    void on(GroupRolesChanged event) {
        roles = event.roles();
    }
}
