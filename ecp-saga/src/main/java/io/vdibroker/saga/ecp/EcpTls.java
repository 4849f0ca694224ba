package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.TlsTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Turns what an administrator trusts into what TLS checks. */
final class EcpTls {

    private EcpTls() {}

    /** An unreadable certificate is an {@link IllegalArgumentException}. */
    static SSLContext context(TlsTrust trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(trust), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot speak TLS", e);
        }
    }

    private static TrustManager @Nullable [] trustManagers(TlsTrust trust) throws GeneralSecurityException {
        return switch (trust.mode()) {
            case SYSTEM -> null;
            case CERTIFICATE -> {
                var pinned = certificates(trust.certificatePem());
                yield new TrustManager[] {new PinnedTrust(pinned, issuedBy(pinned))};
            }
            case UNVERIFIED -> new TrustManager[] {new NoVerification()};
        };
    }

    private static List<X509Certificate> certificates(@Nullable String pem) {
        if (pem == null || pem.isBlank()) {
            throw new IllegalArgumentException("The mode CERTIFICATE needs a certificate in PEM form");
        }
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new IllegalArgumentException("There is no certificate in the given PEM text");
            }
            return read;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The given PEM text is no certificate", e);
        }
    }

    private static X509ExtendedTrustManager issuedBy(List<X509Certificate> pinned) throws GeneralSecurityException {
        var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("An empty key store cannot be made", e);
        }
        for (var i = 0; i < pinned.size(); i++) {
            anchors.setCertificateEntry("pinned-" + i, pinned.get(i));
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
