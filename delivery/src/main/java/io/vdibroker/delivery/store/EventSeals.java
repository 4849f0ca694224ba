package io.vdibroker.delivery.store;

import io.vdibroker.secrets.HistorySeals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Seals events and snapshots on their way into the store, and tells on the way out whether they are as they were. The
 * seal is
 * an entry of the metadata: a version, which names the key and the form, and an HMAC.
 */
public final class EventSeals {

    /** The entry of the metadata, which is stored for ever. */
    static final String KEY = "seal";

    private static final String VERSION = "1.";

    private final HistorySeals keys;
    private final Serializer serializer;

    /** Under these keys, in the form of this serializer. */
    public EventSeals(HistorySeals keys, Serializer serializer) {
        this.keys = keys;
        this.serializer = serializer;
    }

    /** An event as it is to be stored at this position. */
    public Sealed event(long position, DomainEventData<byte[]> event) {
        return seal(event, metadata -> SealedForm.ofEvent(position, event, metadata));
    }

    /** A snapshot as it is to be stored. */
    Sealed snapshot(DomainEventData<byte[]> snapshot) {
        return seal(snapshot, metadata -> SealedForm.ofSnapshot(snapshot, metadata));
    }

    /** The seal of an event that is as it was stored; nothing if it is not. */
    @Nullable
    String good(long position, DomainEventData<byte[]> event) {
        return good(event, metadata -> SealedForm.ofEvent(position, event, metadata));
    }

    boolean isGood(DomainEventData<byte[]> snapshot) {
        return good(snapshot, metadata -> SealedForm.ofSnapshot(snapshot, metadata)) != null;
    }

    private Sealed seal(DomainEventData<byte[]> data, Function<Map<String, ?>, byte[]> form) {
        var metadata = read(data);
        metadata.remove(KEY);
        var seal = VERSION + mac(form.apply(metadata));
        metadata.put(KEY, seal);
        return new Sealed(
                seal, serializer.serialize(new MetaData(metadata), byte[].class).getData());
    }

    private @Nullable String good(DomainEventData<byte[]> data, Function<Map<String, ?>, byte[]> form) {
        Map<String, Object> metadata;
        try {
            metadata = read(data);
        } catch (SerializationException e) {
            return null;
        }
        if (!(metadata.remove(KEY) instanceof String seal)) {
            return null;
        }
        var expected = VERSION + mac(form.apply(metadata));
        return MessageDigest.isEqual(bytes(expected), bytes(seal)) ? seal : null;
    }

    /** As it will be read: what a serializer made of it is what is sealed. */
    private Map<String, Object> read(DomainEventData<byte[]> data) {
        MetaData metadata = serializer.deserialize(
                new SerializedMetaData<>(data.getMetaData().getData(), byte[].class));
        return new HashMap<>(metadata);
    }

    private String mac(byte[] form) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac(form));
    }

    private static byte[] bytes(String seal) {
        return seal.getBytes(StandardCharsets.UTF_8);
    }

    /** A seal, and the metadata with it as they are stored. */
    public record Sealed(String seal, byte[] metadata) {}
}
