package io.vdibroker.demo;

/** Something that the person who started the demo can do something about. */
public class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int BAD_OPTION = 2;

    private final int exitCode;

    /** The message is shown as it is. */
    public DemoException(String message) {
        this(message, FAILED);
    }

    private DemoException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What an option says cannot be done; picocli ends in the same way where it sees that itself. */
    static DemoException badOption(String message) {
        return new DemoException(message, BAD_OPTION);
    }

    int exitCode() {
        return exitCode;
    }
}
