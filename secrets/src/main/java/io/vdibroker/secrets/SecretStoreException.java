package io.vdibroker.secrets;

/** The store of the secrets could not be read or written: nothing is known of the outcome, and a repeat is harmless. */
public final class SecretStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
