package io.vdibroker.api.history.query;

/** What an entry of the history is about, for those who look for a kind of thing and not for one event. */
public enum HistoryCategory {
    /** Sessions began and ended, and people who did not get in. */
    SIGN_IN,

    /** Users and groups: details, passwords, roles, permissions, memberships. */
    ACCOUNT,

    /** Connections to ECP VeiL. */
    CONTROLLER,

    /** Pools were made, changed, filled and taken away. */
    POOL,

    /** Who may use which pool. */
    ENTITLEMENT,

    /** Machines came, changed and went. */
    MACHINE,

    /** Tags in ECP. */
    TAG,

    /** People asked for a desktop, got it, switched it and gave it back. */
    DESKTOP,

    /** What was done in ECP, step by step. */
    OPERATION,

    /** What people were refused. */
    REFUSAL,

    /** What happened to the history itself. */
    HISTORY,

    /** An event that this version of the broker has no words for. */
    OTHER
}
