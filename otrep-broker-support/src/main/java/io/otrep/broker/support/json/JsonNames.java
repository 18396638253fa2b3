package io.otrep.broker.support.json;

import java.util.List;

/**
 * The names of the fields somebody reads, numbered in the order given: {@code JsonNames.of("p", "s", "t")} makes 0 of {@code p} and 2 of
 * {@code t}. Made once, kept in a constant, given to {@link JsonReader#nextField}. Immutable and thread-safe.
 */
public final class JsonNames {
    private final List<String> names;
    private final ByteIndex index;

    private JsonNames(List<String> names) {
        this.names = names;
        this.index = new ByteIndex(names);
    }

    /**
     * The names to read.
     *
     * @param names each once, at least one
     * @return their numbers
     * @throws IllegalArgumentException if a name is given twice
     */
    public static JsonNames of(String... names) {
        return new JsonNames(List.of(names));
    }

    /**
     * The name of a number.
     *
     * @param number as {@link JsonReader#nextField} returned it
     * @return the name
     */
    public String name(int number) {
        return names.get(number);
    }

    int find(byte[] bytes, int from, int to) {
        return index.find(bytes, from, to);
    }

    int find(String name) {
        return index.find(name);
    }
}
