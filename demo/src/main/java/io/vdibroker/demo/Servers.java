package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Starts the two servers from their jars, whose places the script gives, as children of this process. */
final class Servers {

    static final Duration START_LIMIT = Duration.ofMinutes(5);

    @Option(names = "--broker-jar", hidden = true, required = true)
    private Path brokerJar = Path.of("");

    @Option(names = "--simulator-jar", hidden = true, required = true)
    private Path simulatorJar = Path.of("");

    private final Children children = new Children();

    Children children() {
        return children;
    }

    ServerProcess startSimulator(Path directory, int port, double timeFactor, boolean keepState) {
        var data = directory.resolve("simulator");
        makeOwnerOnly(data);
        var arguments = new ArrayList<>(List.of(
                "--port", Integer.toString(port),
                "--data", data.toString(),
                "--time-factor", Double.toString(timeFactor)));
        if (keepState) {
            arguments.add("--keep-state");
        }
        return children.start(() -> ServerProcess.start(
                "simulator",
                simulatorJar,
                List.of("-Xmx256m"),
                arguments,
                Map.of(),
                directory.resolve("simulator.log")));
    }

    ServerProcess startBroker(
            Path directory, int port, String address, String adminPassword, Map<String, String> settings) {
        var arguments = new ArrayList<>(List.of(
                "serve",
                "--port",
                Integer.toString(port),
                "--address",
                address,
                "--data",
                directory.resolve("broker").toString()));
        settings.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
        return children.start(() -> ServerProcess.start(
                "broker",
                brokerJar,
                List.of("-Xmx768m", "-XX:+ExitOnOutOfMemoryError"),
                arguments,
                Map.of("VDI_ADMIN_PASSWORD", adminPassword),
                directory.resolve("broker.log")));
    }

    static void makeOwnerOnly(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
