package io.otrep.core.internal.record;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a record in order. A record is described once: into bytes, where names are left out, and into JSON, where they are kept.
 * Single-threaded.
 */
public interface FieldSink {
    /** Text, or none. */
    void text(String name, @Nullable String value);

    /** A whole number. */
    void number(String name, long value);

    /** A double, bit for bit. */
    void real(String name, double value);

    /** Yes or no. */
    void flag(String name, boolean value);

    /** An exact number, or none. */
    void decimal(String name, @Nullable Decimal value);

    /** Nanoseconds since 1970. */
    void time(String name, long nanos);

    /** A constant; its number is part of the format, so constants are added at the end only. */
    void word(String name, @Nullable Enum<?> value);

    /** An instrument by its number, or none. */
    void instrument(String name, @Nullable Instrument value);

    /** Bytes as they are. */
    void bytes(String name, byte[] value);

    /** A part that may be missing. */
    <T> void part(String name, @Nullable T value, Consumer<T> fields);

    /** Parts that are alike, how many first. */
    <T> void list(String name, List<? extends T> values, Consumer<? super T> fields);
}
