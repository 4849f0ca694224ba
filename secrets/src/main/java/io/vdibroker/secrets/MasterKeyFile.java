package io.vdibroker.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the master key from a file that only its owner may read, and makes one at the first start. */
final class MasterKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);

    private MasterKeyFile() {}

    /** A key is generated only where there is no store yet: a new key would not open an existing one. */
    static MasterKey load(Path file, Path store) {
        try {
            if (!Files.exists(file)) {
                if (Files.exists(store)) {
                    throw new IllegalStateException("The master key file " + file + " is missing, but " + store
                            + " exists and opens with that key only: bring the file back, or set VDI_MASTER_KEY");
                }
                generate(file);
            }
            OwnerOnly.require(file);
            return MasterKey.of(Files.readString(file), "The file " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file " + file + " cannot be read or made", e);
        }
    }

    /** Whole or not at all, also when two processes start at once: the link fails for the second one. */
    private static void generate(Path file) throws IOException {
        var directory = file.toAbsolutePath().resolve("..").normalize();
        Files.createDirectories(directory);
        var draft = directory.resolve(file.getFileName() + "." + UUID.randomUUID());
        OwnerOnly.create(draft);
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var text = ByteBuffer.wrap((MasterKey.random().base64() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.createLink(file, draft);
            LOG.warn("A new master key was written to {}: keep a copy apart from the backups of the data", file);
        } catch (FileAlreadyExistsException e) {
            LOG.info("Another process has just made {}", file);
        } finally {
            Files.deleteIfExists(draft);
        }
        OwnerOnly.syncDirectory(directory);
    }
}
