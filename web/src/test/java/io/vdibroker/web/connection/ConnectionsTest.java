package io.vdibroker.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ConnectionsTest {

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final Connections connections = new Connections(5, 3, this::now);
    private final List<String> hungUp = new ArrayList<>();
    private long now;

    private long now() {
        return now;
    }

    private void letPass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private void open(String id, String address) {
        try {
            connections.opened(id, InetAddress.getByName(address), new NotedLine(id));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hangsUpTheOldestStrangerOfAnAddressThatHasTooMany() {
        open("1", THERE);
        open("2", HERE);
        open("3", HERE);
        open("4", HERE);
        assertThat(hungUp).isEmpty();
        letPass(5);
        open("5", HERE);
        assertThat(hungUp).containsExactly("2");
    }

    @Test
    void givesACrowdTheTimeToSayWhoItIs() {
        for (var id : List.of("1", "2", "3", "4", "5")) {
            open(id, HERE);
        }
        assertThat(hungUp).isEmpty();
        letPass(5);
        open("6", HERE);
        assertThat(hungUp).containsExactly("1", "2", "3");
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        open("1", "2001:db8::1");
        open("2", "2001:db8::2");
        open("3", "2001:db8::ffff:3");
        letPass(5);
        open("4", "2001:db8:0:0:1::4");
        open("5", "2001:db8:0:1::5");
        assertThat(hungUp).containsExactly("1");
    }

    @Test
    void leavesAloneWhoIsWorkedFor() {
        open("1", HERE);
        connections.begin(requestOf("1"));
        open("2", HERE);
        open("3", HERE);
        letPass(5);
        open("4", HERE);
        assertThat(hungUp).containsExactly("2");
        connections.end(requestOf("1"));
        open("5", HERE);
        assertThat(hungUp).containsExactly("2", "3");
        letPass(5);
        open("6", HERE);
        assertThat(hungUp).containsExactly("2", "3", "1");
    }

    @Test
    void countsNobodyWhoIsSignedIn() {
        for (var id : List.of("1", "2", "3", "4", "5")) {
            open(id, HERE);
            connections.recognise(requestOf(id));
        }
        assertThat(hungUp).isEmpty();
    }

    @Test
    void hangsUpStrangersFirstWhenThereAreTooManyAltogether() {
        open("1", HERE);
        connections.recognise(requestOf("1"));
        open("2", THERE);
        open("3", HERE);
        open("4", HERE);
        open("5", THERE);
        connections.recognise(requestOf("5"));
        open("6", HERE);
        assertThat(hungUp).containsExactly("3");
    }

    @Test
    void hangsUpTheOldestIdleOneWhenAllAreSignedIn() {
        for (var id : List.of("1", "2", "3", "4", "5")) {
            open(id, HERE);
            connections.recognise(requestOf(id));
        }
        connections.begin(requestOf("1"));
        open("6", HERE);
        assertThat(hungUp).containsExactly("6");
        connections.recognise(requestOf("6")); // too late
        assertThat(connections.size()).isEqualTo(5);
    }

    @Test
    void letsNobodyWaitWhenAllAreWorkedFor() {
        for (var id : List.of("1", "2", "3", "4", "5")) {
            open(id, HERE);
            connections.begin(requestOf(id));
            connections.recognise(requestOf(id));
        }
        open("6", THERE);
        assertThat(hungUp).containsExactly("6");
    }

    @Test
    void forgetsWhoHasGone() {
        for (var round = 0; round < 20; round++) {
            open("stranger", HERE);
            open("known", HERE);
            connections.recognise(requestOf("known"));
            connections.closed("stranger");
            connections.closed("known");
        }
        assertThat(hungUp).isEmpty();
        assertThat(connections.size()).isZero();
    }

    private final class NotedLine implements Peer.Line {

        private final String id;

        NotedLine(String id) {
            this.id = id;
        }

        @Override
        public void hangUp() {
            hungUp.add(id);
        }

        @Override
        public void stopWaiting() {
            // nobody waits here
        }
    }

    private static MockHttpServletRequest requestOf(String id) {
        return new MockHttpServletRequest() {
            @Override
            public ServletConnection getServletConnection() {
                return new OverTcp(id);
            }
        };
    }

    private record OverTcp(String getConnectionId) implements ServletConnection {

        @Override
        public String getProtocol() {
            return "http/1.1";
        }

        @Override
        public String getProtocolConnectionId() {
            return "";
        }

        @Override
        public boolean isSecure() {
            return false;
        }
    }
}
