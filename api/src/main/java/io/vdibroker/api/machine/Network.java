package io.vdibroker.api.machine;

import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 network, written as 10.0.0.0/8. */
public record Network(int address, int length) {

    private static final Pattern CIDR = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");
    private static final Pattern OCTETS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int BITS = 32;

    /** Empty if the text is no network, or has bits beyond its length, which are more likely a mistake. */
    public static Optional<Network> parse(String cidr) {
        var parts = CIDR.matcher(cidr);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var length = Integer.parseInt(parts.group(2));
        return ipv4(parts.group(1))
                .filter(address -> length <= BITS && (address & ~mask(length)) == 0)
                .map(address -> new Network(address, length));
    }

    /** No text that is not an IPv4 address is within it. */
    public boolean contains(String text) {
        return ipv4(text).filter(other -> (other & mask(length)) == address).isPresent();
    }

    /** Four decimal numbers, none with a leading zero, which some read as octal. */
    private static Optional<Integer> ipv4(String text) {
        var octets = OCTETS.matcher(text);
        if (!octets.matches()) {
            return Optional.empty();
        }
        var address = 0;
        for (var i = 1; i <= 4; i++) {
            var octet = octets.group(i);
            var value = Integer.parseInt(octet);
            if (value > 255 || octet.length() > 1 && octet.startsWith("0")) {
                return Optional.empty();
            }
            address = address << 8 | value;
        }
        return Optional.of(address);
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << BITS - length;
    }
}
