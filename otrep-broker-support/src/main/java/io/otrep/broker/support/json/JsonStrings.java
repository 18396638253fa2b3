package io.otrep.broker.support.json;

import java.nio.charset.StandardCharsets;

/** Escapes of JSON strings, in both directions. Stateless. */
final class JsonStrings {
    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final String HEX = "0123456789abcdef";

    private JsonStrings() {}

    /** Behind the escape whose backslash is at {@code i}. */
    static int checkedEscape(JsonCursor reader, byte[] bytes, int i, int limit) {
        if (i + 1 < limit && SHORT.indexOf(bytes[i + 1]) >= 0) {
            return i + 2;
        }
        if (i + 5 < limit && bytes[i + 1] == 'u' && hex(bytes, i + 2) >= 0) {
            return i + 6;
        }
        throw reader.errorAt(i, "an escape is expected");
    }

    /** The text of a string whose escapes have been checked. */
    static String decoded(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
                int kind = SHORT.indexOf(bytes[i + 1]);
                text.append(kind >= 0 ? MEANT.charAt(kind) : (char) hex(bytes, i + 2));
                i += kind >= 0 ? 1 : 5;
                plain = i + 1;
            }
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** Four hexadecimal digits, or -1. */
    private static int hex(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit((char) bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Appends a text in quotes, everything that must be escaped as an escape. */
    static void appendQuoted(StringBuilder target, String text) {
        target.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = c == '/' ? -1 : MEANT.indexOf(c);
            if (kind >= 0) {
                target.append('\\').append(SHORT.charAt(kind));
            } else if (c < ' ' || Character.isSurrogate(c)) {
                target.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    target.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                target.append(c);
            }
        }
        target.append('"');
    }
}
