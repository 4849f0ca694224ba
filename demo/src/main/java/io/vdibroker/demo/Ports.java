package io.vdibroker.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether ports can be had before a server asks for them: whoever listens there already would be taken for ours. */
final class Ports {

    static final int LAST = 65_535;

    private Ports() {}

    /** For a server that listens on all addresses of this machine. */
    static void requireFree(int port, String hint) {
        requireFree(new InetSocketAddress(port), hint);
    }

    /** For a server that listens on 127.0.0.1 only. */
    static void requireFreeLocally(int port, String hint) {
        requireFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), hint);
    }

    private static void requireFree(InetSocketAddress address, String hint) {
        try (var socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException e) {
            throw new DemoException("Port " + address.getPort() + " cannot be had (" + e.getMessage() + "); " + hint);
        }
    }
}
