package io.vdibroker.delivery.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;

/**
 * What the seal of an event or a snapshot covers, as bytes that can be read in one way only: each text and each array
 * begins
 * with its length. Stored seals depend on every byte of it: a change needs a new version of the seal.
 */
final class SealedForm {

    private static final String EVENT = "io.vdibroker event 1";
    private static final String SNAPSHOT = "io.vdibroker snapshot 1";

    private SealedForm() {}

    /** At this position of the store; the metadata without the seal. */
    static byte[] ofEvent(long position, DomainEventData<byte[]> event, Map<String, ?> metadata) {
        return of(EVENT, position, event, metadata);
    }

    /** Snapshots have no position. */
    static byte[] ofSnapshot(DomainEventData<byte[]> snapshot, Map<String, ?> metadata) {
        return of(SNAPSHOT, 0, snapshot, metadata);
    }

    private static byte[] of(String kind, long position, DomainEventData<byte[]> data, Map<String, ?> metadata) {
        var payload = data.getPayload();
        var bytes = new ByteArrayOutputStream(payload.getData().length + 1024);
        try (var out = new DataOutputStream(bytes)) {
            write(out, kind);
            out.writeLong(position);
            write(out, data.getAggregateIdentifier());
            out.writeLong(data.getSequenceNumber());
            write(out, data.getType());
            write(out, data.getEventIdentifier());
            write(out, payload.getType().getName());
            write(out, payload.getType().getRevision());
            out.writeLong(data.getTimestamp().toEpochMilli());
            write(out, payload.getData());
            out.writeInt(metadata.size());
            for (var entry : new TreeMap<>(metadata).entrySet()) {
                write(out, entry.getKey());
                // whole numbers and the like are not texts; their kind is told from the text's
                out.writeBoolean(entry.getValue() instanceof String);
                write(out, entry.getValue() == null ? null : entry.getValue().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An array does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            write(out, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
