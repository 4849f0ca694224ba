package io.vdibroker.delivery.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vdibroker.secrets.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The position of the last event that is on the disk for certain, in the file {@code head} beside the databases. It may
 * lag, and
 * is never ahead: a history that ends before it was exchanged for an older one. It serves against accidents, not
 * against
 * attackers.
 *
 * @param store the identity of the history
 * @param position of its last event when the mark was written
 */
record StoreMark(String store, long position) {

    static final String FILE = "head";

    private static final Logger LOG = LoggerFactory.getLogger(StoreMark.class);
    private static final Pattern TEXT = Pattern.compile("store=(\\S+)\nposition=(\\d{1,18})\n");

    /** Empty if there is none, or none that can be read. */
    static Optional<StoreMark> read(Path directory) {
        var file = directory.resolve(FILE);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            var text = TEXT.matcher(Files.readString(file, US_ASCII));
            if (text.matches()) {
                return Optional.of(new StoreMark(text.group(1), Long.parseLong(text.group(2))));
            }
            LOG.warn("The mark {} cannot be read and is made anew", file);
        } catch (IOException e) {
            LOG.warn("The mark {} cannot be read and is made anew: {}", file, e.toString());
        }
        return Optional.empty();
    }

    /** Whole or not at all. */
    void write(Path directory) {
        var draft = directory.resolve(FILE + ".new");
        try {
            Files.deleteIfExists(draft);
            OwnerOnly.create(draft);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var text = ByteBuffer.wrap(("store=" + store + "\nposition=" + position + "\n").getBytes(US_ASCII));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The mark " + directory.resolve(FILE) + " cannot be written", e);
        }
    }
}
