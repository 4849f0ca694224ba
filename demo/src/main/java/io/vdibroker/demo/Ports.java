package io.vdibroker.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether ports can be had before a server asks for them: whoever listens there already would be taken for ours. */
final class Ports {

    static final int LAST = 65_535;

    private Ports() {}

    /** Refuses a port that nobody can listen on now, and says what can be done about it. */
    static void requireFree(String host, int port, String hint) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new DemoException(
                    "Port " + port + " of " + host + " cannot be had (" + e.getMessage() + "); " + hint);
        }
    }
}
