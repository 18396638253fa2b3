package io.otrep.samples.chaos;

import io.otrep.market.Decimal;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link LineOut} wrote, field by field. Not thread-safe. */
final class LineIn {
    private final String line;
    private final String[] fields;
    private int next = 1;

    LineIn(String line) {
        this.line = line;
        this.fields = line.split("\t", -1);
    }

    /** A line whose end never left its process was not said: who dies in the middle of a word has sent nothing. */
    static @Nullable String whole(Reader from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c >= 0; c = from.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    String word() {
        return fields[0];
    }

    @Nullable
    String optionalText() {
        if (next == fields.length) {
            throw new IllegalArgumentException("a field is missing after " + (next - 1) + " of them in: " + line);
        }
        String field = fields[next++];
        return field.equals("\\0") ? null : plain(field);
    }

    private static String plain(String field) {
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            text.append(c == '\\' ? escaped(field.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }

    String text() {
        String text = optionalText();
        if (text == null) {
            throw new IllegalArgumentException("field " + (next - 1) + " must not be missing in: " + line);
        }
        return text;
    }

    long number() {
        return Long.parseLong(text());
    }

    double real() {
        return Double.parseDouble(text());
    }

    boolean flag() {
        return Boolean.parseBoolean(text());
    }

    Decimal decimal() {
        return Decimal.parse(text());
    }

    @Nullable
    Decimal optionalDecimal() {
        String text = optionalText();
        return text == null ? null : Decimal.parse(text);
    }

    <E extends Enum<E>> E word(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E optionalWord(Class<E> type) {
        String text = optionalText();
        return text == null ? null : Enum.valueOf(type, text);
    }

    <T> @Nullable T part(Supplier<T> read) {
        return flag() ? read.get() : null;
    }

    <T> List<T> list(Supplier<T> read) {
        long size = number();
        List<T> all = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            all.add(read.get());
        }
        return all;
    }
}
