package io.vdibroker.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Turns {@code --name value} and {@code --name=value} into properties. */
final class CommandLine {
    static final String USAGE =
            """
            Usage: java -jar ecp-simulator.jar [options]
              --port N          https and wss on N, http and ws on N+1 (8443)
              --host ADDRESS    address to listen on (127.0.0.1); 0.0.0.0 for all
              --names A,B       host names in the certificate besides localhost
              --data DIR        certificate, key and state (ecp-simulator-data)
              --keep-state      keep the state over a restart
              --scenario FILE   JSON file with the inventory to begin with
              --time-factor F   1.0 is real time, 0.01 a hundred times faster
              --seed N          seed of the jitter, the addresses and the integration key (1)
            """;

    private static final int LAST_PORT = 65_534;
    private static final Set<String> VALUES =
            Set.of("port", "host", "names", "data", "scenario", "time-factor", "seed");
    private static final Set<String> FLAGS = Set.of("keep-state");

    private CommandLine() {}

    static Map<String, Object> parse(String... arguments) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            if (FLAGS.contains(name)) {
                properties.put("simulator." + name, parts.length == 2 ? parts[1] : "true");
            } else if (!VALUES.contains(name) || (parts.length == 1 && i + 1 == arguments.length)) {
                throw new IllegalArgumentException("Unknown option or missing value: " + arguments[i]);
            } else {
                properties.put("simulator." + name, parts.length == 2 ? parts[1] : arguments[++i]);
            }
        }
        refuseUnlessTwoPorts(String.valueOf(properties.getOrDefault("simulator.port", "1")));
        return properties;
    }

    private static void refuseUnlessTwoPorts(String port) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            throw new IllegalArgumentException(
                    "--port takes a number from 1 to " + LAST_PORT + ": the next one is used as well");
        }
    }
}
