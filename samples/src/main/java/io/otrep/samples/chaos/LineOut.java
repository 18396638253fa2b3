package io.otrep.samples.chaos;

import io.otrep.market.Decimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line of text under way: a word, then fields between tabs. {@code \0} stands for nothing. Not thread-safe. */
final class LineOut {
    private final StringBuilder text = new StringBuilder(128);

    LineOut(String word) {
        text.append(word);
    }

    LineOut text(@Nullable String value) {
        text.append('\t');
        if (value == null) {
            text.append("\\0");
        } else {
            value.chars().forEach(this::letter);
        }
        return this;
    }

    private void letter(int c) {
        switch (c) {
            case '\\' -> text.append("\\\\");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> text.append((char) c);
        }
    }

    /** A number, an id, a truth, a decimal: what its own words say. */
    LineOut value(@Nullable Object value) {
        return text(value == null ? null : value.toString());
    }

    LineOut word(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    LineOut decimal(@Nullable Decimal value) {
        return value(value);
    }

    <T> LineOut list(List<T> all, Consumer<T> each) {
        value(all.size());
        all.forEach(each);
        return this;
    }

    /** A part that may be missing. */
    <T> LineOut part(@Nullable T part, Consumer<T> write) {
        value(part != null);
        if (part != null) {
            write.accept(part);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
