package io.otrep.broker.support.json;

import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks one JSON document in the bytes it came in, forward, field by field, without a tree.
 *
 * <pre>{@code
 * static final JsonNames QUOTE = JsonNames.of("bp", "ap", "t");
 *
 * json.beginObject();
 * for (int field = json.nextField(QUOTE); field >= 0; field = json.nextField(QUOTE)) {
 *     switch (field) {
 *         case 0 -> bid = json.decimal();
 *         case 1 -> ask = json.decimal();
 *         default -> timeNanos = json.timeNanos();
 *     }
 * }
 * json.end();
 * }</pre>
 *
 * <p>Fields not named and values not read are skipped. Numbers are read the same with and without quotes. The {@code OrNull} readings make null
 * of {@code null} and of {@code ""}; the others refuse both. Every byte that is passed over has been checked to be JSON, nesting to a depth of
 * {@value #MAX_DEPTH}; whatever is wrong ends in a {@link JsonException}.
 *
 * <p>Single-threaded; one reader is used again for any number of documents. The bytes are not copied and must not change meanwhile.
 */
public final class JsonReader extends JsonCursor {
    /** What {@link #nextField} returns when the object has ended. */
    public static final int END = -1;

    /** How deep containers may lie in a value that is skipped. */
    public static final int MAX_DEPTH = 512;

    /**
     * A reader of a document.
     *
     * @param utf8 the document
     * @return the reader, before its value
     */
    public static JsonReader of(byte[] utf8) {
        return new JsonReader().reset(utf8, 0, utf8.length);
    }

    /**
     * A reader of a document.
     *
     * @param text the document
     * @return the reader, before its value
     */
    public static JsonReader of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Begins another document.
     *
     * @param utf8 where it lies
     * @param from its first byte
     * @param to behind its last byte
     * @return this, before its value
     */
    public JsonReader reset(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        restart(utf8, from, to);
        return this;
    }

    // ---------------------------------------------------------------- structure

    /**
     * What the value ahead is.
     *
     * @return its kind
     */
    public JsonKind peek() {
        int c = next();
        return switch (c) {
            case '{' -> JsonKind.OBJECT;
            case '[' -> JsonKind.ARRAY;
            case '"' -> JsonKind.STRING;
            case 't', 'f' -> JsonKind.BOOLEAN;
            case 'n' -> JsonKind.NULL;
            default -> {
                if (c != '-' && !isDigit(c)) {
                    throw error("a value is expected");
                }
                yield JsonKind.NUMBER;
            }
        };
    }

    /** Goes into the object ahead; its fields come from {@link #nextField} until it says {@link #END}. */
    public void beginObject() {
        begin('{', "an object is expected");
    }

    /** Goes into the array ahead; its values are announced by {@link #nextElement} until it says false. */
    public void beginArray() {
        begin('[', "an array is expected");
    }

    /**
     * Goes to the next field that has one of the names; others are skipped.
     *
     * @param names those to stop at
     * @return the number of the name, its value ahead; {@link #END} if the object has ended and been left
     */
    public int nextField(JsonNames names) {
        while (advance('}')) {
            scanName();
            int number = escaped ? names.find(tokenText()) : names.find(bytes, tokenFrom, tokenTo);
            if (number >= 0) {
                return number;
            }
        }
        return END;
    }

    /**
     * Goes to the next field, whatever its name: for objects that are keyed by symbols or ids.
     *
     * @return the name, its value ahead; null if the object has ended and been left
     */
    public @Nullable String nextName() {
        if (!advance('}')) {
            return null;
        }
        scanName();
        return tokenText();
    }

    /**
     * Goes to the next value of an array.
     *
     * @return true if a value is ahead, false if the array has ended and been left
     */
    public boolean nextElement() {
        if (!ahead && !first && position < limit && bytes[position] == ',') {
            position++;
            ahead = true;
            return true;
        }
        boolean more = advance(']');
        ahead = more;
        return more;
    }

    /** Passes over the value ahead, whatever it is. */
    public void skip() {
        skipAhead();
    }

    /**
     * A mark to come back to, while the container it lies in has not been left.
     *
     * @return the mark
     */
    public long mark() {
        return (long) position << 2 | (first ? 2 : 0) | (ahead ? 1 : 0);
    }

    /**
     * Goes back: to read the field that says what a frame is before those that came earlier.
     *
     * @param mark as {@link #mark} gave it in this document
     */
    public void rewind(long mark) {
        position = (int) (mark >> 2);
        first = (mark & 2) != 0;
        ahead = (mark & 1) != 0;
    }

    /** Ensures that nothing follows the document's value. */
    public void end() {
        if (ahead) {
            skip();
        }
        skipSpace();
        if (position < limit) {
            throw error("nothing more is expected");
        }
    }

    // ---------------------------------------------------------------- values

    /**
     * The exact number ahead, bare or in quotes.
     *
     * @return the number, digit by digit: {@code 0.10} is {@code 0.1}
     */
    public Decimal decimal() {
        scanNumber();
        return tokenDecimal();
    }

    /**
     * The exact number ahead.
     *
     * @return the number; null for {@code null} and {@code ""}
     */
    public @Nullable Decimal decimalOrNull() {
        return isAbsent() ? null : decimal();
    }

    /**
     * The measurement ahead, bare or in quotes.
     *
     * @return the nearest {@code double}
     */
    public double measure() {
        double usual = usualMeasure();
        if (!Double.isNaN(usual)) {
            return usual;
        }
        scanNumber();
        double value = JsonNumbers.toDouble(bytes, tokenFrom, tokenTo);
        if (Double.isNaN(value)) {
            throw errorAt(tokenFrom, "a number is expected");
        }
        return value;
    }

    /**
     * The measurement ahead.
     *
     * @return the nearest {@code double}; NaN for {@code null} and {@code ""}
     */
    public double measureOrNaN() {
        return isAbsent() ? Double.NaN : measure();
    }

    /**
     * The whole number ahead, bare or in quotes; every {@code long} is exact.
     *
     * @return the number
     */
    public long integer() {
        long usual = usualInteger();
        if (usual >= 0) {
            return usual;
        }
        scanNumber();
        long value = JsonNumbers.toLong(bytes, tokenFrom, tokenTo);
        if (value == JsonNumbers.NO_LONG && !JsonNumbers.isLeastLong(bytes, tokenFrom, tokenTo)) {
            throw errorAt(tokenFrom, "a whole number of 64 bits is expected");
        }
        return value;
    }

    /**
     * The truth ahead, without quotes.
     *
     * @return true or false
     */
    public boolean bool() {
        boolean value = next() == 't';
        literal(value ? "true" : "false");
        ahead = false;
        return value;
    }

    /**
     * The text ahead; of a bare number its digits as they stand, so that an id of any length is exact.
     *
     * @return the text without quotes and escapes
     */
    public String text() {
        if (next() == '"') {
            scanString();
        } else {
            scanNumber();
        }
        ahead = false;
        return tokenText();
    }

    /**
     * The text ahead.
     *
     * @return the text; null for {@code null} and {@code ""}
     */
    public @Nullable String textOrNull() {
        return isAbsent() ? null : text();
    }

    /**
     * The meaning of the word ahead, such as a status or a symbol.
     *
     * @param <T> what words mean
     * @param words the dictionary
     * @return the meaning; that of unknown words also for {@code null}, {@code ""} and numbers
     */
    public <T> T word(JsonWords<T> words) {
        if (next() != '"') {
            skip();
            return words.find(bytes, 0, 0);
        }
        scanString();
        ahead = false;
        return escaped ? words.of(tokenText()) : words.find(bytes, tokenFrom, tokenTo);
    }

    /**
     * The RFC 3339 time ahead, such as {@code "2026-03-02T14:30:00.123456789Z"}; digits behind the ninth are cut off.
     *
     * @return nanoseconds since 1970-01-01T00:00Z
     */
    public long timeNanos() {
        if (next() != '"') {
            throw error("a time in quotes is expected");
        }
        scanString();
        ahead = false;
        long nanos = JsonTimes.rfc3339(bytes, tokenFrom, tokenTo);
        if (nanos == JsonTimes.MALFORMED) {
            throw errorAt(tokenFrom, "a time like 2026-03-02T14:30:00.5Z is expected");
        }
        return nanos;
    }

    /**
     * The seconds since 1970 ahead, with or without a fraction, bare or in quotes: {@code 1700000000.25}.
     *
     * @return nanoseconds since 1970-01-01T00:00Z; digits behind the ninth are cut off
     */
    public long unixNanos() {
        scanNumber();
        long nanos = JsonTimes.unix(tokenDecimal());
        if (nanos == JsonTimes.MALFORMED) {
            throw errorAt(tokenFrom, "seconds since 1970 are expected");
        }
        return nanos;
    }

    /**
     * The RFC 3339 time ahead.
     *
     * @return the instant; null for {@code null} and {@code ""}
     */
    public @Nullable Instant instantOrNull() {
        return isAbsent() ? null : Nanos.toInstant(timeNanos());
    }

    /**
     * Whether the value ahead is {@code null} or {@code ""}, which is then passed over.
     *
     * @return true if nothing was said
     */
    public boolean isAbsent() {
        int c = next();
        if (c == 'n' || (c == '"' && position + 1 < limit && bytes[position + 1] == '"')) {
            skip();
            return true;
        }
        return false;
    }

    // ---------------------------------------------------------------- failures

    /**
     * A value that must have come.
     *
     * @param <T> its type
     * @param value what came, null if it did not
     * @param name of the field, for the message
     * @return the value
     * @throws JsonException if it is null, with the path of the object just left
     */
    public <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /**
     * The failure that a field did not come, to be thrown behind its object.
     *
     * @param name of the field
     * @return the exception, with the path of the object just left
     */
    public JsonException missing(String name) {
        return errorAt(position - 1, "field \"" + name + "\" is missing");
    }

    /**
     * The failure that the value just read cannot be used.
     *
     * @param problem what is wrong with it, without the value itself
     * @return the exception, with the path of the value
     */
    public JsonException malformed(String problem) {
        return errorAt(tokenFrom, problem);
    }
}
