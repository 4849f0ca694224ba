package io.vdibroker.secrets;

/** What a keyed hash is compared for. Hashes of one text for two purposes have nothing in common. */
public enum Purpose {
    /** The name that a person signs in with; the stream of the reservation is {@code user-login/<HMAC>}. */
    USER_LOGIN("user-login"),
    /** The full name of a person, where a repeat is told from a change. */
    PERSON_NAME("person-name"),
    /** A mail address. */
    EMAIL("email"),
    /** A network address, where attempts are counted. */
    ADDRESS("address");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    /** Part of the key derivation, and so as lasting as the hashes. */
    String label() {
        return label;
    }
}
