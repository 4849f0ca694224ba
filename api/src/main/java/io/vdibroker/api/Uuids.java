package io.vdibroker.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads and derives UUIDs. Derived ids are version 5 (RFC 9562), so that whatever is repeated gets the same id again. */
public final class Uuids {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static UUID parse(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "An id is a UUID of 36 characters, like 0b5f3f4e-8a55-4e0c-9d5d-1f6f0e7f9a11");
        }
        return UUID.fromString(text);
    }

    /** The UUIDv5 of a name within a namespace. */
    public static UUID derive(UUID namespace, String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        var input = ByteBuffer.allocate(16 + bytes.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(bytes)
                .array();
        var hash = ByteBuffer.wrap(sha1(input));
        var most = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
        var least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
