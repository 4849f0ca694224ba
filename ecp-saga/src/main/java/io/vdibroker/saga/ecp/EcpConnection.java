package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One controller as it is reached at present: an address, whom to believe there, and whoever opens the key. */
final class EcpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(EcpConnection.class);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,8192}");

    private final EcpAddress address;
    private final HttpClient http;
    private final Supplier<String> key;
    private final EcpClient client;
    private final EcpInventory inventory;

    /** An address or a certificate that cannot be read is an {@link IllegalArgumentException}. */
    EcpConnection(String address, TlsTrust trust, Supplier<String> key, EcpProperties properties, EcpPulse pulse) {
        this(address, trust, key, properties, pulse, UnaryOperator.identity());
    }

    /** The operator knows by which addresses machines are reached. */
    EcpConnection(
            String address,
            TlsTrust trust,
            Supplier<String> key,
            EcpProperties properties,
            EcpPulse pulse,
            UnaryOperator<List<EcpDomain>> reached) {
        this.address = EcpAddress.parse(address);
        this.key = () -> bare(key.get());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .sslContext(EcpTls.context(trust))
                .build();
        if (trust.mode() == TlsMode.UNVERIFIED) {
            LOG.warn("The certificate of ECP at {} is not checked: whoever sits between can read the key", address);
        }
        var transport = new EcpTransport(this.address.rest(), http, this.key, properties, pulse);
        this.client = new HttpEcpClient(transport, reached);
        this.inventory = new HttpEcpInventory(transport.impatient());
    }

    EcpAddress address() {
        return address;
    }

    /** For who works. */
    EcpClient client() {
        return client;
    }

    /** For who waits. */
    EcpInventory inventory() {
        return inventory;
    }

    HttpClient http() {
        return http;
    }

    Supplier<String> key() {
        return key;
    }

    /** Administrators paste the key with or without its scheme. */
    private static String bare(String key) {
        var stripped = key.strip();
        var bare = stripped.regionMatches(true, 0, "jwt ", 0, 4)
                ? stripped.substring(4).strip()
                : stripped;
        if (!KEY.matcher(bare).matches()) { // the HTTP client would say it aloud
            throw new EcpProblem.CredentialRejected(
                    "This is no key of ECP: it is empty, or has spaces or letters that no key has");
        }
        return bare;
    }
}
