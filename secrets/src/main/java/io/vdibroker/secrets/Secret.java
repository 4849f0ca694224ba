package io.vdibroker.secrets;

/** An opened secret. It shows its value to nobody but the caller of {@link #reveal()}, whose result is never logged. */
public final class Secret {

    private final SecretKind kind;
    private final String value;

    Secret(SecretKind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    public SecretKind kind() {
        return kind;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret(" + kind + ", ****)";
    }
}
