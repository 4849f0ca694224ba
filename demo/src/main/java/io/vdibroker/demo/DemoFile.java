package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** What scripts need to know of a running demo: {@code DIR/demo.json}, readable by its owner only. */
record DemoFile(String url, Account admin, List<Account> users, List<NamedPool> pools, Simulator simulator) {

    record Account(String name, String password) {}

    record NamedPool(String id, String name) {}

    record Simulator(String https, String http, String key) {}

    private static Path in(Path directory) {
        return directory.resolve("demo.json");
    }

    static Optional<DemoFile> read(Path directory) {
        try {
            return Files.exists(in(directory))
                    ? Optional.of(Rest.MAPPER.readValue(Files.readString(in(directory)), DemoFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path directory) {
        var whole = in(directory);
        var part = directory.resolve("demo.json.part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    part,
                    Rest.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
                    StandardOpenOption.WRITE);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
