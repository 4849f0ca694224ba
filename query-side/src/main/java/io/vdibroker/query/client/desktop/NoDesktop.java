package io.vdibroker.query.client.desktop;

import io.vdibroker.query.client.Phrase;

/** A request that ends without a desktop, with the code that VeiL Connect knows and the words for its user. */
public class NoDesktop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The codes of the protocol. */
    public enum Code {
        /** Nothing is free, the pool grows, the place in the queue is kept. */
        GROWING("002"),

        /** Nothing is free, and nothing will be. */
        EXHAUSTED("003"),

        /** The machine did not come up. */
        UNREACHABLE("004"),

        /** The controller, or the machine's address, took too long, or the controller cannot be used at present. */
        TIMED_OUT("005"),

        /** The broker has to finish what it began before it begins more. */
        BUSY("006"),

        /** There is no such pool, the user may not know of it, or it does not offer the protocol. */
        NOT_FOUND("404");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** As it is sent. */
        public String text() {
            return text;
        }
    }

    private final Code code;
    private final Phrase phrase;

    public NoDesktop(Code code, Phrase phrase) {
        super(code + ": " + phrase, null, false, false);
        this.code = code;
        this.phrase = phrase;
    }

    public Code code() {
        return code;
    }

    public Phrase phrase() {
        return phrase;
    }
}
