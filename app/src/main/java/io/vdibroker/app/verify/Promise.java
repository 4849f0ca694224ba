package io.vdibroker.app.verify;

/** What the broker promises, in the order in which it is told about them. */
enum Promise {
    /** Every stream has all its events, in order, and every event can be read. */
    COMPLETE("every stream is complete and can be read"),

    /** Every event is as it was stored, and none is missing at the end. */
    UNTOUCHED("nobody but the broker wrote its history"),

    /** A machine is in one pool at most, and has one place there. */
    ONE_PLACE("no machine has two places"),

    /** Nothing grows beyond the total of its pool. */
    SIZE("no pool grew beyond its total"),

    /** A machine is given to one user at a time, and only while it is free. */
    ONE_USER("no machine was given to two users"),

    /** A user has one machine of a pool at most. */
    ONE_MACHINE("no user had two machines of a pool"),

    /** Between two users a machine is off, or an administrator said whose it is. */
    HANDED_ON("no machine went from one user to another without being switched off"),

    /** Who was served was entitled at that moment. */
    ENTITLED("nobody was served without an entitlement"),

    /** Of two machines of one directory that are there, no two were given the same host name. */
    ONE_NAME("no two machines of a directory were given one host name"),

    /** A requested clone is alive or deleted, and who is alive has a place. */
    NOTHING_LOST("every requested clone is alive or deleted"),

    /** What is open is due in the future, or is being worked on. */
    NOTHING_FORGOTTEN("every open step is due in the future or being worked on"),

    /** ECP holds exactly the machines and tags that the broker says it holds. */
    ECP_AGREES("ECP holds what the broker says it holds");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    String words() {
        return words;
    }
}
