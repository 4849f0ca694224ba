package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupNameKey;
import io.vdibroker.api.person.command.CreateGroup;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Creates a group and reserves its name in one unit of work: both, or none. */
@Component
class GroupCreation {

    @CommandHandler
    void handle(CreateGroup command, Configuration configuration) throws Exception {
        Repository<GroupName> names = configuration.repository(GroupName.class);
        Repository<Group> groups = configuration.repository(Group.class);
        var key = GroupNameKey.of(command.name());
        names.loadOrCreate(key.toString(), GroupName::new).execute(name -> name.reserve(key, command.groupId()));
        groups.loadOrCreate(command.groupId().toString(), Group::new).execute(group -> group.create(command));
    }
}
