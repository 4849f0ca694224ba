package io.vdibroker.command.controller.web;

import io.vdibroker.web.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keeps of what was pasted the certificates alone: it is recorded for ever, and people paste private keys with them. */
final class PemCertificates {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemCertificates() {}

    /** The same certificates, written by us; {@link InvalidRequest} if there is none, or anything else. */
    static String of(String pem, String field) {
        try {
            var certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (certificates.isEmpty()) {
                throw none(field);
            }
            return certificates.stream().map(PemCertificates::written).collect(Collectors.joining());
        } catch (CertificateException e) {
            throw none(field);
        }
    }

    private static String written(Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read cannot be written", e);
        }
    }

    private static InvalidRequest none(String field) {
        return new InvalidRequest(field, "Give certificates in PEM form, and nothing else");
    }
}
