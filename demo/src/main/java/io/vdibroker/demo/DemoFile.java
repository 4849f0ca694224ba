package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What scripts need to know of a running demo: {@code DIR/demo.json}, readable by its owner only. It is written before the
 * broker first hears of any of it, so that a start that was stopped half-way can be gone on with.
 *
 * @param seeded false until the broker has all of it
 */
record DemoFile(
        String url,
        Account admin,
        List<Account> users,
        List<NamedPool> pools,
        Simulator simulator,
        @Nullable Boolean seeded) {

    record Account(String name, String password) {

        static Account of(String name) {
            return new Account(name, Passwords.random());
        }
    }

    record NamedPool(String id, String name) {

        static NamedPool of(String name) {
            return new NamedPool(DemoFile.id(name), name);
        }
    }

    record Simulator(String https, String http, String key) {}

    /** What a broker that knows nothing yet is going to be told. */
    static DemoFile plan(String url, Simulator simulator) {
        return new DemoFile(
                url,
                Account.of("admin"),
                List.of(Account.of("anna"), Account.of("boris")),
                List.of(NamedPool.of("Office-Windows")),
                simulator,
                false);
    }

    /** The id of something that the demo makes: always the same, so that making it again is a repeat. */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(("demo/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The same under the addresses of this start. */
    DemoFile at(String newUrl, Simulator newSimulator) {
        return new DemoFile(newUrl, admin, users, pools, newSimulator, seeded);
    }

    DemoFile afterSeeding() {
        return new DemoFile(url, admin, users, pools, simulator, true);
    }

    boolean waitsForSeeding() {
        return Boolean.FALSE.equals(seeded); // older files were written after it
    }

    static Optional<DemoFile> read(Path directory) {
        try {
            return Files.exists(in(directory))
                    ? Optional.of(Rest.MAPPER.readValue(Files.readString(in(directory)), DemoFile.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new DemoException(in(directory) + " cannot be read: move " + directory
                    + " away, or choose another directory with --data");
        }
    }

    void write(Path directory) {
        var part = directory.resolve("demo.json.part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    part,
                    Rest.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
                    StandardOpenOption.WRITE);
            Files.move(part, in(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path in(Path directory) {
        return directory.resolve("demo.json");
    }
}
