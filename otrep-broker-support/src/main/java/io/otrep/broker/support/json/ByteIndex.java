package io.otrep.broker.support.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the number of a word by its bytes, without making a string of them. Immutable and thread-safe. */
final class ByteIndex {
    static final int ABSENT = -1;

    private final byte[][] words;
    private final int[] slots;
    private final int mask;

    ByteIndex(List<String> texts) {
        words = new byte[texts.size()][];
        slots = new int[Math.max(4, Integer.highestOneBit(texts.size() * 4))];
        mask = slots.length - 1;
        Arrays.fill(slots, ABSENT);
        for (int i = 0; i < words.length; i++) {
            words[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            put(i);
        }
    }

    private void put(int number) {
        byte[] word = words[number];
        int slot = hash(word, 0, word.length) & mask;
        while (slots[slot] != ABSENT) {
            if (Arrays.equals(words[slots[slot]], word)) {
                throw new IllegalArgumentException(
                        "\"" + new String(word, StandardCharsets.UTF_8) + "\" is given twice; name each word once");
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
    }

    /** The number of the word that stands in these bytes, or {@link #ABSENT}. */
    int find(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & mask;
        while (slots[slot] != ABSENT && !isAt(slots[slot], bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slots[slot];
    }

    int find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    private boolean isAt(int number, byte[] bytes, int from, int to) {
        byte[] word = words[number];
        return Arrays.equals(word, 0, word.length, bytes, from, to);
    }

    /** Of all bytes: words of venues often differ in one letter only. */
    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
