package io.otrep.broker.support.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A place in a document in words, worked out only when something is wrong. Immutable. */
final class JsonPlace {
    private static final int AROUND = 60;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int at;

    JsonPlace(byte[] bytes, int from, int to, int at) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.at = Math.min(Math.max(at, from), to);
    }

    int offset() {
        return at - from;
    }

    /** Walks from the beginning: one entry a container that is open, its name or its index. */
    String path() {
        Deque<Step> open = new ArrayDeque<>();
        for (int i = from; i < at; i++) {
            switch (bytes[i]) {
                case '"' -> {
                    int end = endOfString(i);
                    if (isName(end) && !open.isEmpty()) {
                        open.getLast().name = text(i + 1, end);
                    }
                    i = end;
                }
                case '{', '[' -> open.addLast(new Step(bytes[i] == '['));
                case '}', ']' -> open.pollLast();
                case ',' -> {
                    if (!open.isEmpty()) {
                        open.getLast().next();
                    }
                }
                default -> {}
            }
        }
        StringBuilder path = new StringBuilder("$");
        open.forEach(step -> step.appendTo(path));
        return path.toString();
    }

    /** What stands around the place: names as they are, values as shapes, nothing but shapes behind the place. */
    String excerpt() {
        int first = Math.max(from, at - AROUND);
        int last = Math.min(to, at + AROUND);
        byte[] shown = bytes.clone();
        for (int i = from; i < last; i++) {
            if (i < at && bytes[i] == '"') {
                int end = Math.min(endOfString(i), last);
                if (end >= at || !isName(end)) {
                    mask(shown, i, end);
                }
                i = end;
            } else {
                mask(shown, i, i + 1);
            }
        }
        return (first > from ? "..." : "")
                + new String(shown, first, last - first, StandardCharsets.ISO_8859_1)
                + (last < to ? "..." : "");
    }

    private static void mask(byte[] shown, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = shown[i];
            if (c >= '0' && c <= '9') {
                shown[i] = '9';
            } else if (c < 0 || Character.isLetter(c)) {
                shown[i] = 'a';
            } else if (c < ' ') {
                shown[i] = ' ';
            }
        }
    }

    /** The closing quote of the string that opens at {@code i}, or the end of the document. */
    private int endOfString(int i) {
        int end = i + 1;
        while (end < to && bytes[end] != '"') {
            end += bytes[end] == '\\' ? 2 : 1;
        }
        return Math.min(end, to);
    }

    private boolean isName(int endOfString) {
        int i = endOfString + 1;
        while (i < to && bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        return i < to && bytes[i] == ':';
    }

    private String text(int start, int end) {
        return new String(bytes, start, Math.max(0, end - start), StandardCharsets.UTF_8);
    }

    /** One open container. */
    private static final class Step {
        private final boolean array;
        private int index;
        private String name = "";

        Step(boolean array) {
            this.array = array;
        }

        void next() {
            index++;
            name = "";
        }

        void appendTo(StringBuilder path) {
            if (array) {
                path.append('[').append(index).append(']');
            } else if (!name.isEmpty()) {
                path.append('.').append(name);
            }
        }
    }
}
