package io.vdibroker.saga.ecp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a request to ECP did not bring what it should. The text is one sentence for an administrator and holds no secret. */
public abstract sealed class EcpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EcpProblem(String text, @Nullable Throwable cause) {
        super(text, cause);
    }

    /** The text, which is never absent here. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /**
     * Not connected, timed out, dropped, 5xx, 418, or not even tried because it answers nothing at present (the controller is
     * not known yet, the circuit is open). What was asked for may have happened or not.
     */
    public static final class NoAnswer extends EcpProblem {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public NoAnswer(String text, @Nullable Throwable cause) {
            this(text, cause, null);
        }

        NoAnswer(String text, @Nullable Throwable cause, @Nullable Duration retryAfter) {
            super(text, cause);
            this.retryAfter = retryAfter;
        }

        /** For how long ECP asked not to be asked, if it did. */
        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 401 or 403: the key is worth nothing, or too little. Nothing happened. */
    public static final class CredentialRejected extends EcpProblem {
        private static final long serialVersionUID = 1L;

        public CredentialRejected(String text) {
            super(text, null);
        }
    }

    /** 404: there is no such thing. */
    public static final class NotFound extends EcpProblem {
        private static final long serialVersionUID = 1L;

        public NotFound(String text) {
            super(text, null);
        }
    }

    /** Any other 4xx. Code and detail are of the first error that ECP named; what is there decides, not the words. */
    public static final class Refused extends EcpProblem {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final @Nullable String code;
        private final String detail;

        public Refused(int status, @Nullable String code, String detail) {
            super("ECP refused with status " + status + ": " + detail, null);
            this.status = status;
            this.code = code;
            this.detail = detail;
        }

        public int status() {
            return status;
        }

        public @Nullable String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }

    /** An answer that cannot be read. What was asked for may have happened or not. */
    public static final class Malformed extends EcpProblem {
        private static final long serialVersionUID = 1L;

        public Malformed(String text, @Nullable Throwable cause) {
            super(text, cause);
        }
    }
}
