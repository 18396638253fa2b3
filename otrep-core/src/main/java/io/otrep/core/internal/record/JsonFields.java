package io.otrep.core.internal.record;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields as one JSON object: times as ISO instants, decimals as text so that no digit is lost, missing fields left out. Single-threaded.
 */
final class JsonFields implements FieldSink {
    private final StringBuilder out = new StringBuilder("{");
    private boolean empty = true;

    String toJson() {
        return out + "}";
    }

    private void name(String name) {
        comma();
        quoted(name);
        out.append(':');
    }

    private void comma() {
        if (!empty) {
            out.append(',');
        }
        empty = false;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public void text(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quoted(value);
        }
    }

    @Override
    public void number(String name, long value) {
        name(name);
        out.append(value);
    }

    @Override
    public void real(String name, double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            name(name);
            out.append(value);
        } else if (!Double.isNaN(value)) {
            text(name, String.valueOf(value));
        }
    }

    @Override
    public void flag(String name, boolean value) {
        if (value) {
            name(name);
            out.append(true);
        }
    }

    @Override
    public void decimal(String name, @Nullable Decimal value) {
        text(name, value == null ? null : value.toString());
    }

    @Override
    public void time(String name, long nanos) {
        if (nanos != Long.MIN_VALUE) {
            text(name, Nanos.toInstant(nanos).toString());
        }
    }

    @Override
    public void word(String name, @Nullable Enum<?> value) {
        text(name, value == null ? null : value.name());
    }

    @Override
    public void instrument(String name, @Nullable Instrument value) {
        text(name, value == null ? null : value.toString());
    }

    @Override
    public void bytes(String name, byte[] value) {
        text(name, Base64.getEncoder().encodeToString(value));
    }

    @Override
    public <T> void part(String name, @Nullable T value, Consumer<T> fields) {
        if (value != null) {
            name(name);
            object(value, fields);
        }
    }

    private <T> void object(T value, Consumer<? super T> fields) {
        out.append('{');
        empty = true;
        fields.accept(value);
        out.append('}');
        empty = false;
    }

    @Override
    public <T> void list(String name, List<? extends T> values, Consumer<? super T> fields) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",");
            object(values.get(i), fields);
        }
        out.append(']');
        empty = false;
    }
}
