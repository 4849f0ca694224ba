package io.vdibroker.api.controller.query;

/** How to reach a console: controller or node, port and password. Never stored, never logged. */
public record ConsoleAccess(String host, int port, String password) {

    /** Masks the password. */
    @Override
    public String toString() {
        return "ConsoleAccess(" + host + ":" + port + ", password ***)";
    }
}
