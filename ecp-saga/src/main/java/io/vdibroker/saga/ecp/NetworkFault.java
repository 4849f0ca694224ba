package io.vdibroker.saga.ecp;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Arrays;
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
        if (find(problem, UnresolvedAddressException.class, UnknownHostException.class) != null) {
            return new NetworkFault(Kind.NAME, "the name cannot be resolved");
        }
        var untrusted = find(problem, CertificateException.class);
        if (untrusted != null) {
            return new NetworkFault(Kind.TLS, "its certificate is not trusted: " + why(untrusted));
        }
        var garbled = find(problem, SSLException.class);
        if (garbled != null) {
            return new NetworkFault(Kind.TLS, "it does not speak TLS as it should (" + said(garbled) + ")");
        }
        if (find(problem, HttpTimeoutException.class, TimeoutException.class) != null) {
            return new NetworkFault(Kind.NO_ANSWER, "nobody answers in time");
        }
        return new NetworkFault(
                Kind.NO_ANSWER,
                find(problem, ConnectException.class) == null ? "the connection was lost" : "nobody listens there");
    }

    private static String why(Throwable untrusted) {
        return said(untrusted).startsWith("PKIX path")
                ? "give it, or the certificate of whoever issued it, with the controller"
                : said(untrusted);
    }

    /** The innermost cause of one of these kinds. */
    private static @Nullable Throwable find(@Nullable Throwable problem, Class<?>... kinds) {
        Throwable found = null;
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            var one = cause;
            if (Arrays.stream(kinds).anyMatch(kind -> kind.isInstance(one))) {
                found = cause;
            }
        }
        return found;
    }

    private static String said(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
