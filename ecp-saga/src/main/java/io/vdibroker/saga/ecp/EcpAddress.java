package io.vdibroker.saga.ecp;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a controller listens. ECP is asked by https only, because every request carries the key. */
record EcpAddress(String host, int port) {

    private static final int HTTPS = 443;
    private static final Pattern FORM =
            Pattern.compile("(?:https://)?(?<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::(?<port>[0-9]{1,5}))?/?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}");

    /** Reads {@code host}, {@code host:port} or an IPv4 address; anything else is an {@link IllegalArgumentException}. */
    static EcpAddress parse(String text) {
        var match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "The address must be a host name or an IPv4 address, with :port if it is not 443");
        }
        var host = match.group("host");
        if (NUMBERS.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException("The address " + host + " is no IPv4 address");
        }
        return new EcpAddress(host, port(match.group("port")));
    }

    private static int port(String digits) {
        var port = digits == null ? HTTPS : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The port must be between 1 and 65535");
        }
        return port;
    }

    URI rest() {
        return URI.create("https://" + authority());
    }

    URI websocket() {
        return URI.create("wss://" + authority());
    }

    private String authority() {
        return port == HTTPS ? host : host + ":" + port;
    }
}
