package io.vdibroker.saga.ecp;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What kept a request from being answered, as an administrator can understand it. */
record NetworkFault(Kind kind, String text) {

    /** Where to look for the cause. */
    enum Kind {
        NAME,
        NO_ANSWER,
        TLS
    }

    static NetworkFault of(@Nullable Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new NetworkFault(Kind.NAME, "the name cannot be resolved");
            }
            if (cause instanceof CertificateException) {
                return new NetworkFault(Kind.TLS, "its certificate is not trusted (" + said(cause) + ")");
            }
            if (cause instanceof SSLException && !(cause.getCause() instanceof Exception)) {
                return new NetworkFault(Kind.TLS, "it does not speak TLS as it should (" + said(cause) + ")");
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return new NetworkFault(Kind.NO_ANSWER, "nobody answers in time");
            }
            if (cause instanceof ConnectException && cause.getCause() == null) {
                return new NetworkFault(Kind.NO_ANSWER, "the connection is refused");
            }
        }
        return new NetworkFault(Kind.NO_ANSWER, "the connection was lost");
    }

    private static String said(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
