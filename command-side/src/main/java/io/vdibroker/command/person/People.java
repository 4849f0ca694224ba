package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;

/** Knows who was ever registered: what is said of people is said of those only, whether they are locked or not. */
public interface People {

    /**
     * Changes nothing.
     *
     * @throws io.vdibroker.command.Rejection NOT_FOUND, if there never was such a user
     */
    void refuseUnlessKnown(UserId userId);

    /**
     * Changes nothing.
     *
     * @throws io.vdibroker.command.Rejection NOT_FOUND, if there never was such a group
     */
    void refuseUnlessKnown(GroupId groupId);
}
