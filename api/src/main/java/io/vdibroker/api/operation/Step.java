package io.vdibroker.api.operation;

/** What one step of a plan reaches in ECP. A step whose goal ECP already shows completes without a call. */
public enum Step {
    /** The pool's tag exists. */
    CREATE_TAG,

    /** The pool's tag is gone. */
    REMOVE_TAG,

    /** The machines of an expansion exist, or are known to have failed. */
    CLONE,

    /** All machines of an expansion carry the pool's tag. */
    TAG_CLONES,

    /** The console may be reached. */
    REMOTE_ACCESS,

    /** The machine is on; resumed, if it was suspended. */
    POWER_ON,

    /** The guest agent is heard, with an address that is not 169.254.x.x. */
    GUEST_AGENT,

    /** The guest's host name is the machine's name. */
    HOSTNAME,

    /** The guest was restarted. */
    REBOOT,

    /** The guest was restarted without being asked. */
    RESET,

    /** The computer is a member of the domain. */
    DOMAIN_JOIN,

    /** The computer is no member of the domain any more. */
    LEAVE_DOMAIN,

    /** The machine is off, because its guest was asked to end. */
    SHUTDOWN,

    /** The machine is off, whatever its guest was at. */
    POWER_OFF,

    /** The machine is suspended. */
    SUSPEND,

    /** The machine carries the pool's tag. */
    TAG,

    /** The machine does not carry the pool's tag. */
    UNTAG,

    /** The machine and its disks are gone. */
    DELETE
}
