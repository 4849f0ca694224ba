package io.vdibroker.query.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a sign-in comes from, as far as it can be told from another: of IPv6 a network of 64 bits, which each customer has
 * to choose addresses from at will.
 *
 * @param address one machine, or the IPv6 network
 * @param network its neighbours too: 24 bits of IPv4, 64 of IPv6
 */
record Origin(String address, String network) {

    /** Only what Java never looks up as a name. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 8;

    static Origin of(String remoteAddress) {
        var zone = remoteAddress.indexOf('%');
        var literal = zone < 0 ? remoteAddress : remoteAddress.substring(0, zone);
        if (!LITERAL.matcher(literal).matches()) {
            return new Origin(remoteAddress, remoteAddress);
        }
        try {
            var address = InetAddress.getByName(literal);
            if (address instanceof Inet6Address) {
                var network = first(IPV6_NETWORK_BYTES, address);
                return new Origin(network, network);
            }
            return new Origin(address.getHostAddress(), first(IPV4_NETWORK_BYTES, address));
        } catch (UnknownHostException e) {
            return new Origin(remoteAddress, remoteAddress);
        }
    }

    private static String first(int count, InetAddress address) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(address.getAddress()[i] & 0xff).append('.');
        }
        return text.append('/').append(count * 8).toString();
    }
}
