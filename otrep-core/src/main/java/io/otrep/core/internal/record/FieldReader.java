package io.otrep.core.internal.record;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryFields} wrote, in the same order. What does not fit is an {@link IllegalArgumentException}. Single-threaded.
 */
public final class FieldReader {
    private final InstrumentTable instruments;
    private ByteBuffer in = ByteBuffer.allocate(0);

    FieldReader(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    void wrap(ByteBuffer payload) {
        in = payload;
    }

    private int take() {
        try {
            return in.get() & 0xff;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the record ends in the middle of a field", e);
        }
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = take();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is longer than ten bytes");
    }

    private int length() {
        return fitting(unsigned());
    }

    private int fitting(long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException(
                    "a field of " + length + " bytes does not fit the " + in.remaining() + " that are left");
        }
        return (int) length;
    }

    private long fixed() {
        try {
            return in.getLong();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the record ends in the middle of a field", e);
        }
    }

    /** Text, null if there is none. */
    public @Nullable String optionalText() {
        long length = unsigned() - 1;
        return length == -1 ? null : utf8(fitting(length));
    }

    private String utf8(int length) {
        if (in.hasArray()) {
            int at = in.arrayOffset() + in.position();
            in.position(in.position() + length);
            return new String(in.array(), at, length, StandardCharsets.UTF_8);
        }
        byte[] copy = new byte[length];
        in.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /** Text that must be there. */
    public String text() {
        return required(optionalText(), "text");
    }

    /** A whole number. */
    public long number() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A whole number that fits an int. */
    public int smallNumber() {
        return Math.toIntExact(number());
    }

    /** A double, bit for bit. */
    public double real() {
        return Double.longBitsToDouble(fixed());
    }

    /** Yes or no. */
    public boolean flag() {
        return take() != 0;
    }

    /** An exact number, null if there is none. */
    public @Nullable Decimal optionalDecimal() {
        int first = take();
        if (first == BinaryFields.NONE) {
            return null;
        }
        return first == BinaryFields.WIDE ? Decimal.parse(text()) : Decimal.of(number(), first);
    }

    /** An exact number that must be there. */
    public Decimal decimal() {
        return required(optionalDecimal(), "decimal");
    }

    /** Nanoseconds since 1970. */
    public long time() {
        return fixed();
    }

    /** A constant, null if there is none. */
    public <E extends Enum<E>> @Nullable E optionalWord(List<E> words) {
        int number = take() - 1;
        if (number >= words.size()) {
            throw new IllegalArgumentException(
                    "constant " + number + " is not among " + words + "; a newer version of this library wrote it");
        }
        return number < 0 ? null : words.get(number);
    }

    /** A constant that must be there. */
    public <E extends Enum<E>> E word(List<E> words) {
        return required(optionalWord(words), "constant");
    }

    /** An instrument, null if there is none. */
    public @Nullable Instrument optionalInstrument() {
        long number = unsigned() - 1;
        return number < 0 ? null : instruments.get(Math.toIntExact(number));
    }

    /** An instrument that must be there. */
    public Instrument instrument() {
        return required(optionalInstrument(), "instrument");
    }

    /** Bytes as they are. */
    public byte[] bytes() {
        byte[] copy = new byte[length()];
        in.get(copy);
        return copy;
    }

    /** A part, null if it is missing. */
    public <T> @Nullable T part(Supplier<T> fields) {
        return flag() ? fields.get() : null;
    }

    /** Parts that are alike. */
    public <T> List<T> list(Supplier<T> fields) {
        int count = length(); // each element takes a byte at least
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(fields.get());
        }
        return all;
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("a " + what + " is missing that the record must have");
        }
        return value;
    }
}
