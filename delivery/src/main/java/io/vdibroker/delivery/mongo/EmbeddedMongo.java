package io.vdibroker.delivery.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.common.AxonThreadFactory;
import org.bson.UuidRepresentation;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server over one file, for views that the events can rebuild at any time. It listens on a loopback
 * port chosen by the system; other users of the machine can reach the port, but are refused (see {@link Admission}). A
 * crash leaves an exact earlier state of all views and tokens together.
 *
 * <p>While the disk is nearly full nothing is written; a crash then loses what was not, and the events bring it back. If it gets
 * full all the same, by others, the store closes: then every group of views and lists is reported as not at work, the events go
 * on, and a restart with room on the disk brings the views back.
 */
final class EmbeddedMongo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);

    /** Of the file; another one is made anew. */
    private static final int FORMAT = 2;

    private final Admission admission = new Admission();
    private final QuietPointBackend backend;
    private final MongoServer server;
    private final BooleanSupplier hasRoom;
    private final ScheduledExecutorService committer =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("views-committer"));

    EmbeddedMongo(Path file, Duration commitEvery, BooleanSupplier hasRoom) {
        this.hasRoom = hasRoom;
        backend = openOrSetAside(file);
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var millis = commitEvery.toMillis();
        committer.scheduleWithFixedDelay(this::commit, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** How to reach it, from this process only. */
    MongoClientSettings clientSettings() {
        var address = server.getLocalAddress();
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort()))
                .applicationName(admission.secret())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
    }

    @Override
    public void close() {
        committer.shutdown();
        server.stopListening();
        commit();
        server.shutdownNow();
    }

    /** Without room the views go on in memory: a store that could not write would be closed. */
    void commit() {
        try {
            if (hasRoom.getAsBoolean()) {
                backend.commit();
            }
        } catch (RuntimeException e) { // or the schedule would end here
            LOG.error("The views could not be written to their file; they are rebuilt from the events if need be", e);
        }
    }

    /** A broken file of views is no reason not to start: the events hold everything. */
    private QuietPointBackend openOrSetAside(Path file) {
        try {
            return open(file);
        } catch (MVStoreException | IllegalStateException e) {
            var aside = file.resolveSibling(file.getFileName() + ".corrupt-" + UUID.randomUUID());
            try {
                Files.move(file, aside);
            } catch (IOException failed) {
                throw new UncheckedIOException("The file of the views is corrupt and cannot be set aside", failed);
            }
            LOG.warn("The file of the views is corrupt; it was set aside as {}, the events rebuild them", aside, e);
            return open(file);
        }
    }

    private static MVStore store(Path file) {
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    /** Of a file that an older broker wrote in another way nothing is kept: the events hold everything. */
    private static MVStore storeOfThisFormat(Path file) {
        var store = store(file);
        if (store.getStoreVersion() != FORMAT && !store.getMapNames().isEmpty()) {
            LOG.info("The views were written by an older broker; they are made anew from the events");
            store.closeImmediately();
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The file of older views cannot be deleted", e);
            }
            store = store(file);
        }
        store.setStoreVersion(FORMAT);
        return store;
    }

    private QuietPointBackend open(Path file) {
        var store = storeOfThisFormat(file);
        try {
            readThrough(store);
            return new QuietPointBackend(store, admission);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw new IllegalStateException("The file of the views cannot be read", e);
        }
    }

    /** Pages are read when they are needed: what is torn in one of them would show after the start. */
    private static void readThrough(MVStore store) {
        for (var name : store.getMapNames()) {
            var entries = StoredValues.open(store, name).cursor(null);
            while (entries.hasNext()) {
                entries.next();
            }
        }
    }
}
