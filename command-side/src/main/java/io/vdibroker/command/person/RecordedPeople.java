package io.vdibroker.command.person;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.command.Rejection;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Who has a stream; it begins with the registration and never ends, so nothing is locked or read. */
class RecordedPeople implements People {

    private final EventStore events;

    RecordedPeople(EventStore events) {
        this.events = events;
    }

    @Override
    public void refuseUnlessKnown(UserId userId) {
        refuseUnless(has(userId.toString()), "There is no user " + userId.value());
    }

    @Override
    public void refuseUnlessKnown(GroupId groupId) {
        refuseUnless(has(groupId.toString()), "There is no group " + groupId.value());
    }

    private boolean has(String streamKey) {
        return events.lastSequenceNumberFor(streamKey).isPresent();
    }

    private static void refuseUnless(boolean known, String otherwise) {
        if (!known) {
            throw new Rejection(RejectionCode.NOT_FOUND, otherwise);
        }
    }
}
