package io.otrep.broker.support.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the number of a word by its bytes, without making a string of them. Immutable and thread-safe. */
final class ByteIndex {
    static final int ABSENT = -1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final byte[][] words;

    /** The first eight bytes of each word: all that most words have. */
    private final long[] heads;

    /** Numbers by hash, the next free slot behind a taken one. */
    private final int[] slots;

    private final int shift;

    ByteIndex(List<String> texts) {
        words = new byte[texts.size()][];
        heads = new long[texts.size()];
        int bits = 34 - Integer.numberOfLeadingZeros(texts.size() + 1);
        slots = new int[1 << bits];
        shift = 64 - bits;
        Arrays.fill(slots, ABSENT);
        for (int i = 0; i < words.length; i++) {
            put(i, texts.get(i));
        }
    }

    private void put(int number, String text) {
        byte[] word = text.getBytes(StandardCharsets.UTF_8);
        if (find(word, 0, word.length) != ABSENT) {
            throw new IllegalArgumentException("\"" + text + "\" is given twice; name each word once");
        }
        words[number] = word;
        heads[number] = Eight.head(word, 0, word.length);
        int slot = slot(heads[number], word.length);
        while (slots[slot] != ABSENT) {
            slot = next(slot);
        }
        slots[slot] = number;
    }

    /** The number of the word that stands in these bytes, or {@link #ABSENT}. */
    int find(byte[] bytes, int from, int to) {
        long head = Eight.head(bytes, from, to);
        int slot = slot(head, to - from);
        while (slots[slot] != ABSENT && !isAt(slots[slot], head, bytes, from, to)) {
            slot = next(slot);
        }
        return slots[slot];
    }

    int find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    private boolean isAt(int number, long head, byte[] bytes, int from, int to) {
        byte[] word = words[number];
        return heads[number] == head
                && word.length == to - from
                && (word.length <= 8 || Arrays.equals(word, 8, word.length, bytes, from + 8, to));
    }

    private int slot(long head, int length) {
        return (int) ((head + length) * GOLDEN >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
