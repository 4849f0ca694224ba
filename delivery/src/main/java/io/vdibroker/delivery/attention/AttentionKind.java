package io.vdibroker.delivery.attention;

/** What is held up. */
public enum AttentionKind {
    /** A saga: what it is to do next is not done until somebody resumes it. */
    SAGA_EVENT,

    /** A part of a view: it shows what was before the event. */
    VIEW_EVENT,

    /** A look at something in ECP, which fails again and again: nothing is known of it, and nothing can be resumed. */
    LOOK,

    /** A step that waits longer than a step may: its operation says for what, and what can be done. */
    STEP
}
