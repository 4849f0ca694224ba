package io.vdibroker.api.pool;

/** How soon a machine can serve somebody; the order in which free machines are given. */
public enum Readiness {
    /** On, and its guest agent is heard. */
    ON_WITH_AGENT,

    /** On, no agent heard. */
    ON,

    /** Off or suspended. */
    OFF
}
