package io.vdibroker.api.person;

/** What a person may do besides using desktops. Each includes those below it. */
public enum Role {
    /** Users, groups, roles, and all that an administrator may. */
    SECURITY_ADMINISTRATOR,

    /** Controllers, pools, machines, entitlements. */
    ADMINISTRATOR,

    /** Reading all of it and the history. */
    OPERATOR
}
