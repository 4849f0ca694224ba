package io.vdibroker.delivery.store;

import io.vdibroker.secrets.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.common.jdbc.JdbcException;

/**
 * A copy of both databases of one moment, and the file {@code backup.txt} that says of which.
 *
 * @param madeAt by the clock of the machine
 * @param store the identity of the history
 * @param position of its last event
 */
public record Backup(Instant madeAt, String store, long position) {

    static final String NOTE = "backup.txt";

    private static final Pattern TEXT =
            Pattern.compile("made=(\\S+)\nstore=(\\S+)\nposition=(\\d{1,18})\n.*", Pattern.DOTALL);

    /**
     * Copies beside a running broker or without one, into a directory that is not there yet or is empty, and reads the
     * copies
     * through. {@link IllegalArgumentException} or {@link UnusableStoreException} says what stands against it.
     */
    public static Backup make(Path data, Path to, Instant now) {
        for (var name : new String[] {StoreFiles.EVENTS, StoreFiles.SECRETS}) {
            if (!Files.isRegularFile(data.resolve(name))) {
                throw new IllegalArgumentException(
                        "There is no " + name + " in " + data + ": give the broker's data" + " directory with --data");
            }
        }
        try {
            if (Files.exists(to) && (!Files.isDirectory(to) || !isEmpty(to))) {
                throw new IllegalArgumentException(
                        to + " is not empty: a backup takes a directory of its own, and never"
                                + " overwrites another one");
            }
            OwnerOnly.createDirectory(to);
            return copy(data, to, now);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written to " + to, e);
        } catch (SQLException e) {
            throw new JdbcException("The databases in " + data + " cannot be copied", e);
        }
    }

    private static Backup copy(Path data, Path to, Instant now) throws IOException, SQLException {
        var events = OwnerOnly.create(to.resolve(StoreFiles.EVENTS));
        var secrets = OwnerOnly.create(to.resolve(StoreFiles.SECRETS));
        Backup backup;
        try (var moment = OneMoment.of(data)) {
            backup = new Backup(now, moment.identity(), moment.position());
            moment.copySecrets(secrets);
            moment.copyEvents(events);
        }
        StoreFiles.verifyFile(events);
        StoreFiles.verifyFile(secrets);
        var note = OwnerOnly.create(to.resolve(NOTE));
        Files.writeString(
                note,
                "made=" + now + "\nstore=" + backup.store() + "\nposition=" + backup.position()
                        + "\n\nA backup of the broker. The master key is not in it; without that key secrets.db cannot be"
                        + " opened.\nTo put it in place: ./broker restore --from THIS_DIRECTORY --data DATA_DIRECTORY\n");
        for (var file : new Path[] {events, secrets, note}) {
            OwnerOnly.sync(file);
        }
        return backup;
    }

    /** What the copy says of itself; empty if it was made by hand. */
    static Optional<Backup> read(Path directory) {
        try {
            var text = TEXT.matcher(Files.readString(directory.resolve(NOTE)));
            return text.matches()
                    ? Optional.of(
                            new Backup(Instant.parse(text.group(1)), text.group(2), Long.parseLong(text.group(3))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
