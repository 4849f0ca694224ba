package io.vdibroker.demo;

/** Something that the person who started the demo can do something about. */
public class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message is shown as it is. */
    public DemoException(String message) {
        super(message);
    }
}
