package io.vdibroker.saga.worker;

/** The domain account of a step is not among the secrets any more. */
final class MissingAccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingAccountException(String text) {
        super(text);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
