package io.otrep.core.internal.record;

import io.otrep.account.AccountId;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.VenueOrderId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryFields} wrote, in the same order. What does not fit is an {@link IllegalArgumentException}. Single-threaded.
 */
public final class FieldReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final InstrumentTable instruments;
    private final Names names = new Names();
    private byte[] copy = new byte[512];
    private byte[] in = copy;
    private int at;
    private int end;
    private @Nullable AccountId lastAccount;
    private Currency lastCurrency = Currency.USD;

    FieldReader(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /** Reads from here on; bytes outside the heap are copied, so that a field is read from an array whatever it lies in. */
    void wrap(ByteBuffer payload) {
        int length = payload.remaining();
        if (payload.hasArray()) {
            in = payload.array();
            at = payload.arrayOffset() + payload.position();
        } else {
            if (copy.length < length) {
                copy = new byte[Math.max(length, 2 * copy.length)];
            }
            payload.get(copy, 0, length);
            in = copy;
            at = 0;
        }
        end = at + length;
    }

    /** How many bytes of what was wrapped were not read yet. */
    int left() {
        return end - at;
    }

    private int take() {
        if (at == end) {
            throw endsEarly();
        }
        return in[at++] & 0xff;
    }

    private static IllegalArgumentException endsEarly() {
        return new IllegalArgumentException("the record ends in the middle of a field");
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
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException(
                    "a field of " + length + " bytes does not fit the " + (end - at) + " that are left");
        }
        return (int) length;
    }

    private long fixed() {
        if (end - at < Long.BYTES) {
            throw endsEarly();
        }
        long value = (long) LONG.get(in, at);
        at += Long.BYTES;
        return value;
    }

    private Names.@Nullable Name optionalName() {
        long length = unsigned() - 1;
        return length == -1 ? null : name(fitting(length));
    }

    private Names.Name name(int length) {
        Names.Name name = names.get(in, at, length);
        at += length;
        return name;
    }

    /** Text, null if there is none. */
    public @Nullable String optionalText() {
        Names.Name name = optionalName();
        return name == null ? null : name.text();
    }

    /** Text that must be there. */
    public String text() {
        return required(optionalName(), "text").text();
    }

    /** Our name of an order, null if there is none. */
    public @Nullable ClientOrderId optionalClientOrderId() {
        Names.Name name = optionalName();
        return name == null ? null : name.clientOrderId();
    }

    /** Our name of an order. */
    public ClientOrderId clientOrderId() {
        return required(optionalName(), "text").clientOrderId();
    }

    /** A venue's name of an order, null if there is none. */
    public @Nullable VenueOrderId optionalVenueOrderId() {
        Names.Name name = optionalName();
        return name == null ? null : name.venueOrderId();
    }

    /** A venue's name of an order. */
    public VenueOrderId venueOrderId() {
        return required(optionalName(), "text").venueOrderId();
    }

    /** An account. */
    public AccountId accountId() {
        String route = text();
        String number = text();
        AccountId last = lastAccount;
        if (last == null || !last.route().equals(route) || !last.number().equals(number)) {
            last = AccountId.of(route, number);
            lastAccount = last;
        }
        return last;
    }

    /** A currency, null if there is none. */
    public @Nullable Currency optionalCurrency() {
        String code = optionalText();
        if (code == null) {
            return null;
        }
        if (!lastCurrency.code().equals(code)) {
            lastCurrency = Currency.of(code);
        }
        return lastCurrency;
    }

    /** A currency. */
    public Currency currency() {
        return required(optionalCurrency(), "currency");
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
        int length = length();
        at += length;
        return Arrays.copyOfRange(in, at - length, at);
    }

    /** A part, null if it is missing. */
    public <T> @Nullable T part(Supplier<T> fields) {
        return flag() ? fields.get() : null;
    }

    /** Parts that are alike. */
    public <T> List<T> list(Supplier<T> fields) {
        int count = length(); // each element takes a byte at least
        if (count <= 1) {
            return count == 0 ? List.of() : Collections.singletonList(fields.get()); // most lists
        }
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
