package io.vdibroker.command.controller.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemCertificatesTest {

    /** Of ecp.example, made for this test. */
    private static final String CERTIFICATE =
            """
                    -----BEGIN CERTIFICATE-----
                    MIIBgzCCASmgAwIBAgIUKhwPkxPp+eZ2dFlwQlDE006/GiowCgYIKoZIzj0EAwIw
                    FjEUMBIGA1UEAwwLZWNwLmV4YW1wbGUwIBcNMjYxMTI2MTYwNTU4WhgPMjEyNjEx
                    MDIxNjA1NThaMBYxFDASBgNVBAMMC2VjcC5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
                    KoZIzj0DAQcDQgAEzJB6vH9clLdsv/Qf5TtUI7R/RmzvVc44yfLX7xJX1JtHSW/j
                    3s8cz6/pEJ3K8qnEJCwfUd73ZwSb7/Ghz5DwcqNTMFEwHQYDVR0OBBYEFL8A5ftD
                    riw0bbiOzNLM+UsL4V5xMB8GA1UdIwQYMBaAFL8A5ftDriw0bbiOzNLM+UsL4V5x
                    MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAOdg59L1sSmblSdA
                    EoKj4roh5tjrPO9QHQ+cHBURizbsAiAA/YpMzGkO6zaT1MqgaiTMQvLuigS842Us
                    apunyahV7A==
                    -----END CERTIFICATE-----
                    """;

    @Test
    void areKeptAsTheyAre() {
        assertThat(PemCertificates.of(CERTIFICATE, "pem")).isEqualTo(CERTIFICATE);
        assertThat(PemCertificates.of(CERTIFICATE + CERTIFICATE, "pem")).isEqualTo(CERTIFICATE + CERTIFICATE);
    }

    @Test
    void loseWhatIsWrittenAroundThem() {
        assertThat(PemCertificates.of("subject=CN = ecp.example\r\n" + CERTIFICATE.replace("\n", "\r\n"), "pem"))
                .isEqualTo(CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            })
    void areNothingElse(String pem) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> PemCertificates.of(pem, "pem"));
    }

    @Test
    void doNotComeWithTheirKey() {
        var key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> PemCertificates.of(CERTIFICATE + key, "pem"));
    }
}
