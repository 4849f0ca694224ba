package io.vdibroker.simulator.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the state to a file soon after it changed, whole or not at all. */
public final class Snapshots implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final long PAUSE_MS = 100;
    private static final long SHARE = 4;

    private final World world;
    private final Path file;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(action -> {
        Thread thread = new Thread(action, "simulator-state");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long lastCostMs;

    public Snapshots(World world, Path directory) {
        this.world = world;
        this.file = file(directory);
        world.afterChange(this::plan);
        plan();
    }

    public static Optional<State> read(Path directory) {
        Path file = file(directory);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StoredJson.state(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("state.json");
    }

    /** A big state is written less often, so that writing never takes more than a part of the time. */
    private void plan() {
        if (planned.compareAndSet(false, true)) {
            var unused = writer.schedule(this::write, Math.max(PAUSE_MS, SHARE * lastCostMs), TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        planned.set(false);
        long begun = System.nanoTime();
        try {
            byte[] json = world.read(() -> StoredJson.bytes(world.state()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("state.json.new");
            Files.write(fresh, json);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            log.error("The state could not be written to {}", file, e);
        }
        lastCostMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        writer.shutdownNow();
        write();
    }
}
