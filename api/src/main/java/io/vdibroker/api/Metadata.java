package io.vdibroker.api;

/** Keys of the metadata that every command and event carries. All values are strings. */
public final class Metadata {

    /** Who caused it: the bare id of a user, or {@code system:<part>}. */
    public static final String ACTOR = "actor";

    /** The network address that the person came from, as {@link io.vdibroker.api.person.Sealed} ciphertext of the actor. */
    public static final String ADDRESS_SEALED = "addressSealed";

    /** The request or trigger that started the whole chain. */
    public static final String CORRELATION_ID = "correlationId";

    /** The identifier of the event that directly caused this message; absent where a person, or the start of a process, did. */
    public static final String CAUSATION_ID = "causationId";

    /** The operation that the message belongs to, if any. */
    public static final String OPERATION_ID = "operationId";

    /** When command-side received the command: ISO-8601, stamped from the injected clock. The only "now" of a decision. */
    public static final String RECEIVED_AT = "receivedAt";

    /** The session that a person's command came through. */
    public static final String SESSION_ID = "sessionId";

    /** Stamped inside command-side: the bare ids of the groups of the person who sends the command, separated by commas. */
    public static final String GROUPS = "groups";

    /** Stamped inside command-side: the roles of the person who sends the command, separated by commas. */
    public static final String ROLES = "roles";

    private Metadata() {}
}
