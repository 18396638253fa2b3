package io.otrep.broker.support.json;

import io.otrep.broker.support.Secret;
import io.otrep.market.Decimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document without a tree. Decimals are written digit by digit, never with an exponent. A field whose value is null is left
 * out, which is how venues spell "not given".
 *
 * <pre>{@code
 * byte[] body = new JsonWriter().beginObject()
 *         .field("symbol", "AAPL").field("qty", order.quantity().toString()).field("limit_price", limitOrNull)
 *         .endObject().toBytes();
 * }</pre>
 *
 * <p>Single-threaded. It does not check that containers match; {@link #toBytes} does.
 */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder(256);
    private int depth;
    private boolean first = true;

    /**
     * Opens an object.
     *
     * @return this
     */
    public JsonWriter beginObject() {
        return begin('{');
    }

    /**
     * Closes the innermost object.
     *
     * @return this
     */
    public JsonWriter endObject() {
        return end('}');
    }

    /**
     * Opens an array.
     *
     * @return this
     */
    public JsonWriter beginArray() {
        return begin('[');
    }

    /**
     * Closes the innermost array.
     *
     * @return this
     */
    public JsonWriter endArray() {
        return end(']');
    }

    /**
     * Writes a name; its value comes next.
     *
     * @param name the name
     * @return this
     */
    public JsonWriter name(String name) {
        separate();
        JsonStrings.appendQuoted(text, name);
        text.append(':');
        first = true;
        return this;
    }

    /**
     * Writes a text.
     *
     * @param value the text
     * @return this
     */
    public JsonWriter value(String value) {
        separate();
        JsonStrings.appendQuoted(text, value);
        return this;
    }

    /**
     * Writes a bare number.
     *
     * @param value the number
     * @return this
     */
    public JsonWriter value(Decimal value) {
        separate();
        value.appendTo(text);
        return this;
    }

    /**
     * Writes a bare whole number.
     *
     * @param value the number
     * @return this
     */
    public JsonWriter value(long value) {
        separate();
        text.append(value);
        return this;
    }

    /**
     * Writes a truth.
     *
     * @param value the truth
     * @return this
     */
    public JsonWriter value(boolean value) {
        separate();
        text.append(value);
        return this;
    }

    /**
     * Writes a field with a text.
     *
     * @param name the name
     * @param value the text; null leaves the field out
     * @return this
     */
    public JsonWriter field(String name, @Nullable String value) {
        return value == null ? this : name(name).value(value);
    }

    /**
     * Writes a field with a bare number. A venue that wants it in quotes is given {@code value.toString()}.
     *
     * @param name the name
     * @param value the number; null leaves the field out
     * @return this
     */
    public JsonWriter field(String name, @Nullable Decimal value) {
        return value == null ? this : name(name).value(value);
    }

    /**
     * Writes a field with a whole number.
     *
     * @param name the name
     * @param value the number
     * @return this
     */
    public JsonWriter field(String name, long value) {
        return name(name).value(value);
    }

    /**
     * Writes a field with a truth.
     *
     * @param name the name
     * @param value the truth
     * @return this
     */
    public JsonWriter field(String name, boolean value) {
        return name(name).value(value);
    }

    /**
     * Writes a field with a secret, for frames that authenticate.
     *
     * @param name the name
     * @param value the secret
     * @return this
     */
    public JsonWriter field(String name, Secret value) {
        return name(name).value(value.reveal());
    }

    /**
     * The document in UTF-8.
     *
     * @return its bytes
     * @throws IllegalStateException if a container is still open
     */
    public byte[] toBytes() {
        return toText().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The document.
     *
     * @return its text
     * @throws IllegalStateException if a container is still open
     */
    public String toText() {
        if (depth != 0) {
            throw new IllegalStateException(depth + " containers are open; close each with endObject or endArray");
        }
        return text.toString();
    }

    /** How much has been written, not what: a document may hold secrets. */
    @Override
    public String toString() {
        return "JsonWriter[" + text.length() + " characters]";
    }

    private JsonWriter begin(char open) {
        separate();
        text.append(open);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter end(char close) {
        text.append(close);
        depth--;
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }
}
