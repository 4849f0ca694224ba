package io.vdibroker.command.person;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupNameKey;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.command.Rejection;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;

/** Creates a group and reserves its name in one unit of work: both, or none. */
class GroupCreation {

    private final Supplier<Configuration> axon;
    private final SecurityRoles security;
    private final EarlierGroupNames earlierNames;

    /** Axon is asked for only when there is a command: it makes its repositories after the beans. */
    GroupCreation(Supplier<Configuration> axon, SecurityRoles security) {
        this.axon = axon;
        this.security = security;
        this.earlierNames = new EarlierGroupNames(() -> axon.get().eventStore());
    }

    @CommandHandler
    void handle(CreateGroup command) throws Exception {
        Repository<GroupName> names = axon.get().repository(GroupName.class);
        Repository<Group> groups = axon.get().repository(Group.class);
        var group = groups.loadOrCreate(command.groupId().toString(), Group::new);
        if (group.invoke(it -> it.isCreatedLike(command))) {
            refuseUnlessRepeated(command);
        } else {
            var key = GroupNameKey.of(command.name());
            earlierNames.refuseIfTaken(key);
            names.loadOrCreate(key.toString(), GroupName::new).execute(name -> name.reserve(key, command.groupId()));
            group.execute(it -> {
                it.create(command);
                it.note(security);
            });
        }
    }

    private void refuseUnlessRepeated(CreateGroup command) {
        var roles = FirstCommand.of(axon.get().eventStore(), command.groupId().toString())
                .of(GroupRolesChanged.class);
        if (!command.roles().equals(roles.isEmpty() ? Set.of() : roles.get(0).roles())) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    command.groupId() + " was created with other roles; PUT /api/v1/groups/"
                            + command.groupId().value() + "/roles changes them");
        }
    }
}
