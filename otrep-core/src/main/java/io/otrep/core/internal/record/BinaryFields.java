package io.otrep.core.internal.record;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields as bytes: numbers as variable-length integers (zigzag, seven bits a byte, low first), times and doubles as eight bytes big-endian, text as its
 * length plus one and UTF-8, 0 for none. Grows as needed and is used again. Single-threaded.
 */
final class BinaryFields implements FieldSink {
    /** First byte of a decimal that is wider than a long, beyond any scale. */
    static final int WIDE = 0x7f;
    /** First byte of a decimal that is missing. */
    static final int NONE = 0x7e;

    private final InstrumentTable instruments;
    private byte[] bytes = new byte[512];
    private int size;

    BinaryFields(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    void clear() {
        size = 0;
    }

    /** What was written since {@link #clear()}; valid until more is. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** All that another has taken. */
    void append(BinaryFields other) {
        room(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    private void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    private void fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void text(String name, @Nullable String value) {
        if (value == null) {
            put(0);
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            unsigned(utf8.length + 1L);
            raw(utf8);
        }
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    @Override
    public void number(String name, long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    @Override
    public void real(String name, double value) {
        fixed(Double.doubleToLongBits(value));
    }

    @Override
    public void flag(String name, boolean value) {
        put(value ? 1 : 0);
    }

    @Override
    public void decimal(String name, @Nullable Decimal value) {
        if (value == null) {
            put(NONE);
        } else if (value.isCompact()) {
            put(value.scale());
            number(name, value.unscaledLong());
        } else {
            put(WIDE);
            text(name, value.toString());
        }
    }

    @Override
    public void time(String name, long nanos) {
        fixed(nanos);
    }

    @Override
    public void word(String name, @Nullable Enum<?> value) {
        put(value == null ? 0 : value.ordinal() + 1);
    }

    @Override
    public void instrument(String name, @Nullable Instrument value) {
        unsigned(value == null ? 0 : instruments.number(value) + 1L);
    }

    @Override
    public void bytes(String name, byte[] value) {
        unsigned(value.length);
        raw(value);
    }

    @Override
    public <T> void part(String name, @Nullable T value, Consumer<T> fields) {
        flag(name, value != null);
        if (value != null) {
            fields.accept(value);
        }
    }

    @Override
    public <T> void list(String name, List<? extends T> values, Consumer<? super T> fields) {
        unsigned(values.size());
        values.forEach(fields);
    }
}
