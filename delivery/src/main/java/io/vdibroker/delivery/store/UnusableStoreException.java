package io.vdibroker.delivery.store;

/**
 * The files of the data directory do not make a store; the message says in one sentence what is wrong and what to do.
 */
public class UnusableStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableStoreException(String sentence) {
        super(sentence);
    }
}
