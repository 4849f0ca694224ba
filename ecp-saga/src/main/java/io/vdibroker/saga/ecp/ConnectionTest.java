package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.query.ConnectionProblem;
import io.vdibroker.api.controller.query.ControllerTestView;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether an ECP VeiL can be used, and if not, what an administrator has to look at. */
@Component
public class ConnectionTest {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})");
    private static final int LEAST_MAJOR = 4;
    private static final int LEAST_MINOR = 3;

    private final KeySource keys;
    private final EcpProperties properties;

    ConnectionTest(KeySource keys, EcpProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    /** Takes as long as ECP does; never throws {@link EcpProblem}. */
    public ControllerTestView run(String address, TlsTrust tls, String credentialRef) {
        try {
            EcpAddress.parse(address);
        } catch (IllegalArgumentException e) {
            return problem(ConnectionProblem.NAME, e.getMessage());
        }
        try {
            var connection = new EcpConnection(address, tls, () -> keys.open(credentialRef), properties, EcpPulse.NONE);
            return run(address, connection.inventory());
        } catch (IllegalArgumentException e) {
            return problem(ConnectionProblem.TLS, e.getMessage());
        }
    }

    private static ControllerTestView run(String address, EcpInventory ecp) {
        try {
            var version = ecp.version();
            var tooOld = whyNot(address, version);
            if (tooOld != null) {
                return new ControllerTestView(ConnectionProblem.VERSION, tooOld, version.isBlank() ? null : version);
            }
            ecp.check();
            return new ControllerTestView(null, "ECP VeiL " + version + " answers and accepts the key", version);
        } catch (EcpProblem.NoAnswer e) {
            return problem(kind(e), e.text());
        } catch (EcpProblem.CredentialRejected e) {
            return problem(ConnectionProblem.KEY, e.text());
        } catch (EcpProblem e) {
            return problem(
                    ConnectionProblem.VERSION, "What answers at " + address + " is no ECP VeiL (" + e.text() + ")");
        }
    }

    private static @Nullable String whyNot(String address, String version) {
        var numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return version.isBlank()
                    ? "What answers at " + address + " says no version, so it is no ECP VeiL"
                    : "The version of ECP VeiL must be three numbers, but it is " + shortened(version);
        }
        var major = Integer.parseInt(numbers.group(1));
        var minor = Integer.parseInt(numbers.group(2));
        return major > LEAST_MAJOR || (major == LEAST_MAJOR && minor >= LEAST_MINOR)
                ? null
                : "ECP VeiL " + version + " is too old; " + LEAST_MAJOR + "." + LEAST_MINOR
                        + " is the oldest that will do";
    }

    private static ConnectionProblem kind(EcpProblem.NoAnswer problem) {
        return switch (NetworkFault.of(problem.getCause()).kind()) {
            case NAME -> ConnectionProblem.NAME;
            case TLS -> ConnectionProblem.TLS;
            case NO_ANSWER -> ConnectionProblem.NO_ANSWER;
        };
    }

    private static String shortened(String version) {
        return version.length() > 40 ? version.substring(0, 40) + "..." : version;
    }

    private static ControllerTestView problem(ConnectionProblem problem, @Nullable String text) {
        return new ControllerTestView(problem, text == null ? problem.name() : text, null);
    }
}
