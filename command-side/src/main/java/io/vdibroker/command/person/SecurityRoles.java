package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;

/**
 * Lets every change of who is a security administrator be one decision with that of an account or a group: within the
 * unit of
 * work of the command that is being handled both are recorded, or none. Told last, so that its stream is locked last.
 */
interface SecurityRoles {

    /**
     * The account is this from now on. A repeat changes nothing.
     *
     * @throws io.vdibroker.command.Rejection LAST_SECURITY_ADMINISTRATOR, if nobody would be left
     */
    void note(UserId userId, SecurityStanding standing);

    /**
     * Whether the group makes security administrators from now on. A repeat changes nothing.
     *
     * @throws io.vdibroker.command.Rejection LAST_SECURITY_ADMINISTRATOR, if nobody would be left
     */
    void note(GroupId groupId, boolean administrators);
}
