package io.vdibroker.web.connection;

import io.vdibroker.web.WebProperties;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All open connections. Strangers, who never proved a session on their connection, may have so many from one address
 * that are idle
 * for some seconds; the oldest go. When there are too many altogether, theirs go first, and nobody waits for a place.
 */
@Component
public class Connections {

    private static final int NETWORK_OF_IPV6 = 8;

    /** Who comes with a thousand others may wait for a thread before anybody can tell who it is. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int most;
    private final int strangersPerNetwork;
    private final LongSupplier time;
    private final Map<String, Peer> all = new HashMap<>();
    private final Map<String, Map<String, Peer>> strangers = new HashMap<>();
    private final Map<String, Peer> known = new LinkedHashMap<>();

    /** With the limits of the settings, but not more than the operating system allows. */
    @Autowired
    public Connections(WebProperties properties) {
        this(
                Math.min(properties.mostConnections(), FileDescriptors.forConnections()),
                properties.strangersPerAddress(),
                System::nanoTime);
    }

    Connections(int most, int strangersPerNetwork, LongSupplier time) {
        this.most = most;
        this.strangersPerNetwork = strangersPerNetwork;
        this.time = time;
    }

    /** A connection was accepted. */
    synchronized void opened(String id, @Nullable InetAddress address, Peer.Line line) {
        var network = network(address);
        var peer = new Peer(network, line, time.getAsLong());
        var ofNetwork = strangers.computeIfAbsent(network, any -> new LinkedHashMap<>());
        all.put(id, peer);
        ofNetwork.put(id, peer);
        for (var superfluous : superfluous(ofNetwork)) {
            hangUp(superfluous);
        }
        if (all.size() > most) {
            hangUp(leastWanted().orElse(id));
        }
    }

    /** A connection has gone. */
    synchronized void closed(String id) {
        var peer = all.remove(id);
        if (peer != null) {
            forget(id, peer);
        }
    }

    /** A request of this connection is worked on, until {@link #end}. */
    public synchronized void begin(ServletRequest request) {
        of(request).ifPresent(Peer::begin);
    }

    /** The request is answered, or waits for the rest of its body. */
    public synchronized void end(ServletRequest request) {
        of(request).ifPresent(peer -> peer.end(time.getAsLong()));
    }

    /** The request is answered, and the container is not to wait for a body that nobody read. */
    public synchronized void stopWaiting(ServletRequest request) {
        of(request).ifPresent(peer -> peer.line.stopWaiting());
    }

    /** Who is at the other end of the request's connection has proven a session. */
    public synchronized void recognise(ServletRequest request) {
        idOf(request).ifPresent(id -> {
            var peer = all.get(id);
            if (peer != null && known.putIfAbsent(id, peer) == null) {
                leaveStrangers(id, peer);
            }
        });
    }

    /** How many there are. */
    public synchronized int size() {
        return all.size();
    }

    private Optional<Peer> of(ServletRequest request) {
        return idOf(request).map(all::get);
    }

    private static Optional<String> idOf(ServletRequest request) {
        try {
            return Optional.ofNullable(request.getServletConnection()).map(ServletConnection::getConnectionId);
        } catch (UnsupportedOperationException e) {
            return Optional.empty(); // a request without a network, as tests make them
        }
    }

    private List<String> superfluous(Map<String, Peer> ofNetwork) {
        var grace = time.getAsLong() - GRACE_NANOS;
        return ofNetwork.entrySet().stream()
                .takeWhile(entry -> entry.getValue().openedAt - grace <= 0)
                .filter(entry -> entry.getValue().isIdleSince(grace))
                .limit(Math.max(0, ofNetwork.size() - strangersPerNetwork))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> leastWanted() {
        return strangers.values().stream()
                .max(Comparator.comparingInt(Map::size))
                .flatMap(Connections::oldestIdle)
                .or(() -> strangers.values().stream()
                        .flatMap(network -> oldestIdle(network).stream())
                        .findFirst())
                .or(() -> oldestIdle(known));
    }

    private static Optional<String> oldestIdle(Map<String, Peer> peers) {
        return peers.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** It counts no longer, although the container needs a moment to close it. */
    private void hangUp(String id) {
        var peer = all.remove(id);
        if (peer != null) {
            forget(id, peer);
            peer.line.hangUp();
        }
    }

    private void forget(String id, Peer peer) {
        known.remove(id);
        leaveStrangers(id, peer);
    }

    private void leaveStrangers(String id, Peer peer) {
        strangers.computeIfPresent(peer.network, (network, peers) -> {
            peers.remove(id);
            return peers.isEmpty() ? null : peers;
        });
    }

    private static String network(@Nullable InetAddress address) {
        if (address instanceof Inet6Address) {
            return Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_OF_IPV6));
        }
        return address == null ? "" : address.getHostAddress();
    }
}
