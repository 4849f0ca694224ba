package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the addresses that a guest agent lists can be one that others reach the guest by. */
final class Addresses {

    private static final List<Network> NOBODYS = Stream.of(
                    "0.0.0.0/8", // no lease yet
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // the guest gave it itself
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4") // reserved, and broadcast
            .map(Network::parse)
            .flatMap(Optional::stream)
            .toList();
    private static final Network ANY = new Network(0, 0);

    private Addresses() {}

    /** In the order of the agent. What is no IPv4 address is left out. */
    static List<String> usable(List<String> listed) {
        return listed.stream()
                .filter(address ->
                        ANY.contains(address) && NOBODYS.stream().noneMatch(network -> network.contains(address)))
                .distinct()
                .toList();
    }
}
