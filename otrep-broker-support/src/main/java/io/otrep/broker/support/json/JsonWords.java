package io.otrep.broker.support.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the words of a venue mean: {@code "partially_filled"} a status, {@code "AAPL"} an instrument. A word that is not known gives the value
 * named for it and never an exception, since venues add words without asking. {@link JsonReader#word} reads one without making a string.
 * Immutable and thread-safe.
 *
 * @param <T> what words mean
 */
public final class JsonWords<T> {
    private final ByteIndex index;
    private final List<T> meanings;
    private final T unknown;

    private JsonWords(Map<String, ? extends T> words, T unknown) {
        this.index = new ByteIndex(List.copyOf(words.keySet()));
        this.meanings = new ArrayList<>(words.values());
        this.unknown = Objects.requireNonNull(unknown, "unknown");
    }

    /**
     * Words with their meanings.
     *
     * @param <T> what words mean
     * @param unknown the meaning of every other word, such as {@code Status.UNKNOWN}
     * @param words the venue's words, case as the venue writes it
     * @return the dictionary
     */
    public static <T> JsonWords<T> of(T unknown, Map<String, ? extends T> words) {
        return new JsonWords<>(new LinkedHashMap<>(words), unknown);
    }

    /**
     * Words that are the names of constants in lower case: {@code PARTIALLY_FILLED} is {@code "partially_filled"}.
     *
     * @param <E> the enum
     * @param unknown the constant for every other word; its own name is no word
     * @return the dictionary
     */
    public static <E extends Enum<E>> JsonWords<E> lowerCase(E unknown) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : unknown.getDeclaringClass().getEnumConstants()) {
            if (constant != unknown) {
                words.put(constant.name().toLowerCase(Locale.ROOT), constant);
            }
        }
        return new JsonWords<>(words, unknown);
    }

    /**
     * The meaning of a word.
     *
     * @param word as the venue writes it
     * @return its meaning, or that of unknown words
     */
    public T of(String word) {
        return meaning(index.find(word));
    }

    T find(byte[] bytes, int from, int to) {
        return meaning(index.find(bytes, from, to));
    }

    private T meaning(int number) {
        return number == ByteIndex.ABSENT ? unknown : meanings.get(number);
    }
}
