package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TlsTest {

    @Test
    void acceptsASelfSignedCertificateThatIsPinned() {
        assertThat(version(Certificates.LOCALHOST, pinned(Certificates.LOCALHOST.pem())))
                .isEqualTo("4.7.5");
    }

    @Test
    void refusesASelfSignedCertificateByDefault() {
        assertThatThrownBy(() -> version(Certificates.LOCALHOST, new TlsTrust(TlsMode.SYSTEM, null)))
                .isInstanceOf(EcpProblem.NoAnswer.class)
                .hasMessageContaining("certificate is not trusted");
    }

    @Test
    void refusesASelfSignedCertificateWhenAnotherIsPinned() {
        assertThatThrownBy(() -> version(Certificates.LOCALHOST, pinned(Certificates.ELSEWHERE.pem())))
                .isInstanceOf(EcpProblem.NoAnswer.class)
                .hasMessageContaining("certificate is not trusted");
    }

    @Test
    void acceptsThePinnedCertificateUnderAnyName() {
        assertThat(version(Certificates.ELSEWHERE, pinned(Certificates.ELSEWHERE.pem())))
                .isEqualTo("4.7.5");
    }

    @Test
    void acceptsACertificateThatThePinnedOneIssued() {
        assertThat(version(Certificates.ISSUED, pinned(Certificates.authority())))
                .isEqualTo("4.7.5");
    }

    @Test
    void refusesACertificateThatThePinnedOneIssuedForAnotherName() {
        assertThatThrownBy(() -> version(Certificates.ISSUED_ELSEWHERE, pinned(Certificates.authorityElsewhere())))
                .isInstanceOf(EcpProblem.NoAnswer.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void checksNothingWhenToldSoAndSaysSo(CapturedOutput output) {
        assertThat(version(Certificates.ELSEWHERE, new TlsTrust(TlsMode.UNVERIFIED, null)))
                .isEqualTo("4.7.5");
        assertThat(output).contains("is not checked");
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThatThrownBy(() -> EcpTls.context(pinned("hello"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EcpTls.context(new TlsTrust(TlsMode.CERTIFICATE, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TlsTrust pinned(String pem) {
        return new TlsTrust(TlsMode.CERTIFICATE, pem);
    }

    private static String version(Certificates shown, TlsTrust trust) {
        try (var server = EcpServer.https(shown.context()).answering(200, "{\"version\": \"4.7.5\"}")) {
            return new EcpConnection(
                            "localhost:" + server.port(), trust, () -> Ecp.KEY, Ecp.properties(), EcpPulse.NONE)
                    .inventory()
                    .version();
        }
    }
}
