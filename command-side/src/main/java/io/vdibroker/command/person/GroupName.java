package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.GroupNameKey;
import io.vdibroker.api.person.event.GroupNameReserved;
import io.vdibroker.command.Rejection;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards one group name: one group has it. */
@Aggregate
class GroupName {

    @AggregateIdentifier
    private GroupNameKey nameKey;

    private GroupId owner;

    GroupName() {} // for Axon

    void reserve(GroupNameKey key, GroupId groupId) {
        if (owner == null) {
            apply(new GroupNameReserved(key, groupId));
        } else if (!owner.equals(groupId)) {
            throw new Rejection(RejectionCode.GROUP_NAME_TAKEN, "Another group has this name; choose another one");
        }
    }

    @EventSourcingHandler
    void on(GroupNameReserved event) {
        nameKey = event.nameKey();
        owner = event.groupId();
    }
}
