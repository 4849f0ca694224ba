package io.vdibroker.delivery.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded server keeps, written as BSON. The store's own way for objects that it does not know is Java's
 * serialization, and it compares keys by serializing both: a search in an index of some thousand entries did that thirty times.
 */
final class StoredValues extends BasicDataType<Object> {

    static final StoredValues TYPE = new StoredValues();

    private static final byte VALUE = 0;
    private static final byte KEY = 1;
    private static final byte MISSING = 2;

    private static final int OBJECT_BYTES = 24;
    private static final int ENTRY_BYTES = 48;

    private StoredValues() {}

    /** A map of the server. What it keeps about its collections is not what clients gave it, and stays as it is. */
    static MVMap<?, ?> open(MVStore store, String name) {
        return name.startsWith("meta.")
                ? store.openMap(name)
                : store.openMap(name, new MVMap.Builder<>().keyType(TYPE).valueType(TYPE));
    }

    /** Any order that does not change will do, as long as it takes for equal what MongoDB takes for equal. */
    @Override
    public int compare(Object one, Object other) {
        if (one instanceof KeyValue key && other instanceof KeyValue otherKey) {
            return compareAll(key.iterator(), otherKey.iterator());
        }
        return compareOne(one, other);
    }

    private static int compareAll(Iterator<Object> ones, Iterator<Object> others) {
        while (ones.hasNext() && others.hasNext()) {
            var order = compareOne(ones.next(), others.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(ones.hasNext(), others.hasNext());
    }

    private static int compareOne(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        if (one instanceof Long number && other instanceof Long otherNumber) {
            return number.compareTo(otherNumber);
        }
        return ValueComparator.ascWithoutListHandling().compare(one, other);
    }

    @Override
    public void write(WriteBuffer target, Object value) {
        if (value instanceof Missing) {
            target.put(MISSING);
            return;
        }
        var bytes = Unpooled.buffer();
        if (value instanceof KeyValue key) {
            target.put(KEY).putVarInt(key.size());
            key.forEach(part -> encode(part instanceof Missing ? null : part, bytes));
        } else {
            target.put(VALUE);
            encode(value, bytes);
        }
        target.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    private static void encode(@Nullable Object value, ByteBuf bytes) {
        var type = BsonEncoder.determineType(value);
        bytes.writeByte(type);
        BsonEncoder.encodeValue(type, value, bytes);
    }

    @Override
    public Object read(ByteBuffer source) {
        var what = source.get();
        if (what == MISSING) {
            return Missing.getInstance();
        }
        var parts = what == KEY ? DataUtils.readVarInt(source) : 1;
        var bytes = Unpooled.wrappedBuffer(source);
        List<@Nullable Object> values = new ArrayList<>(parts);
        for (var part = 0; part < parts; part++) {
            values.add(BsonDecoder.decodeValue(bytes.readByte(), bytes));
        }
        source.position(source.position() + bytes.readerIndex());
        return what == KEY ? new KeyValue(values) : values.get(0);
    }

    /** About as much as it takes in memory: by that the store decides how much it keeps there, and when it splits a page. */
    @Override
    public int getMemory(Object value) {
        return memory(value);
    }

    private static int memory(@Nullable Object value) {
        if (value instanceof String text) {
            return OBJECT_BYTES + text.length();
        }
        var sum = OBJECT_BYTES;
        if (value instanceof KeyValue key) {
            for (var part : key) {
                sum += memory(part);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                sum += ENTRY_BYTES + memory(entry.getKey()) + memory(entry.getValue());
            }
        } else if (value instanceof Collection<?> list) {
            for (var part : list) {
                sum += memory(part);
            }
        }
        return sum;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
