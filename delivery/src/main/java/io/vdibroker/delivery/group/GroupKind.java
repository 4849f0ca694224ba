package io.vdibroker.delivery.group;

import java.util.stream.Stream;

/** What a processing group is for, told by how its name starts; everything else about it follows from that. */
public enum GroupKind {
    /**
     * Sagas. Tokens lie with them in the event store's database; an event that fails again and again is parked, and the
     * others go on.
     */
    SAGA("saga-"),

    /** Projectors of views. Tokens lie with the views; an event that fails goes to the dead letters. */
    VIEW("view-"),

    /**
     * Projectors of the worker's list and the wait list. Tokens lie with the lists; an event that fails is tried without
     * end, because a list with a gap would lose an intention.
     */
    LIST("list-");

    private final String prefix;

    GroupKind(String prefix) {
        this.prefix = prefix;
    }

    /** The kind of the group with this name. */
    public static GroupKind of(String group) {
        return Stream.of(values())
                .filter(kind -> group.startsWith(kind.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The processing group " + group
                        + " has no known kind: give its class @ProcessingGroup with a name that starts with saga-, view-"
                        + " or list-"));
    }
}
