package io.otrep.broker.support.json;

import io.otrep.market.Decimal;
import java.nio.charset.StandardCharsets;

/** A place in the bytes of one document, and the steps over tokens from there. Single-threaded. */
class JsonCursor {
    byte[] bytes = new byte[0];
    int start;
    int limit;
    int position;

    /** Nothing of the innermost container has been read, so no comma comes. */
    boolean first;

    /** A value comes that has been announced and not read. */
    boolean ahead;

    /** The token last scanned, without quotes. */
    int tokenFrom;

    int tokenTo;

    /** Whether the token holds escapes and must be decoded. */
    boolean escaped;

    JsonCursor() {}

    final void restart(byte[] utf8, int from, int to) {
        bytes = utf8;
        start = from;
        limit = to;
        position = from;
        first = false;
        ahead = true;
    }

    /** Passes over the value ahead, whatever it is. */
    final void skipAhead() {
        skipValue(0);
        ahead = false;
    }

    void begin(char open, String problem) {
        if (next() != open) {
            throw error(problem);
        }
        position++;
        first = true;
        ahead = false;
    }

    /** Passes what was announced and not read, then the comma; false and behind the end if the container ends here. */
    boolean advance(char close) {
        if (ahead) {
            skipAhead();
        }
        int c = next();
        if (c == close) {
            position++;
            first = false;
            return false;
        }
        if (!first) {
            expect(',');
        }
        first = false;
        return true;
    }

    void scanName() {
        if (next() != '"') {
            throw error("a name in quotes is expected");
        }
        scanString();
        next();
        expect(':');
        ahead = true;
    }

    void expect(char c) {
        if (bytes[position] != c) {
            throw error("'" + c + "' is expected");
        }
        position++;
    }

    /** The next byte that is no white space, not passed. */
    int next() {
        if (position < limit && bytes[position] > ' ') {
            return bytes[position];
        }
        skipSpace();
        if (position >= limit) {
            throw error("the document ends too early");
        }
        return bytes[position];
    }

    void skipSpace() {
        while (position < limit && isSpace(bytes[position])) {
            position++;
        }
    }

    private static boolean isSpace(int c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** From the opening quote to behind the closing one. */
    void scanString() {
        escaped = false;
        tokenFrom = position + 1;
        int i = endOfPlain(tokenFrom);
        while (bytes[i] != '"') {
            if (bytes[i] != '\\') {
                throw errorAt(i, "control characters are written as escapes");
            }
            escaped = true;
            i = endOfPlain(JsonStrings.checkedEscape(this, bytes, i, limit));
        }
        tokenTo = i;
        position = i + 1;
    }

    /** The next quote, backslash or control character. */
    int endOfPlain(int from) {
        int i = from;
        while (i + 8 <= limit) {
            int plain = Eight.plain(Eight.at(bytes, i));
            i += plain;
            if (plain < 8) {
                return i;
            }
        }
        while (i < limit && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] >= ' ' || bytes[i] < 0)) {
            i++;
        }
        if (i >= limit) {
            throw errorAt(limit, "the document ends inside a string");
        }
        return i;
    }

    /** A number, bare or in quotes; only a bare one is checked here, since it must be JSON. */
    void scanNumber() {
        int c = next();
        if (c == '"') {
            scanString();
            if (escaped) {
                throw errorAt(tokenFrom, "a number is expected");
            }
        } else {
            tokenFrom = position;
            tokenTo = JsonNumbers.endOfNumber(bytes, position, limit);
            escaped = false;
            if (tokenTo < 0) {
                throw error("a number is expected");
            }
            position = tokenTo;
        }
        ahead = false;
    }

    /**
     * The measurement ahead in one pass, if it is written the usual way: at most eight digits before the point and eight behind it, no
     * exponent, and what must follow a number behind it. NaN, and nothing passed, otherwise.
     */
    final double usualMeasure() {
        byte[] b = bytes;
        boolean quoted = next() == '"';
        int from = quoted ? position + 1 : position;
        boolean negative = from < limit && b[from] == '-';
        int first = negative ? from + 1 : from;
        if (first + 9 > limit) {
            return Double.NaN;
        }
        long head = Eight.at(b, first);
        int whole = Eight.digits(head);
        if (whole == 0 || (whole > 1 && b[first] == '0')) {
            return Double.NaN;
        }
        long digits = Eight.value(head, whole);
        int end = first + whole;
        int places = 0;
        if (b[end] == '.') {
            if (end + 9 >= limit) {
                return Double.NaN;
            }
            long tail = Eight.at(b, end + 1);
            places = Eight.digits(tail);
            if (places == 0) {
                return Double.NaN;
            }
            digits = JsonNumbers.shifted(digits, places) + Eight.value(tail, places);
            end += 1 + places;
        }
        double value = isBehindNumber(b[end], quoted) ? JsonNumbers.exact(digits, places) : Double.NaN;
        if (!Double.isNaN(value)) {
            passNumber(from, end, quoted);
        }
        return negative ? -value : value;
    }

    /** The whole number ahead in the same way, if it has at most fifteen digits and no sign; -1, and nothing passed, otherwise. */
    final long usualInteger() {
        byte[] b = bytes;
        boolean quoted = next() == '"';
        int from = quoted ? position + 1 : position;
        if (from + 17 > limit) {
            return -1;
        }
        long head = Eight.at(b, from);
        int digits = Eight.digits(head);
        if (digits == 0 || (digits > 1 && b[from] == '0')) {
            return -1;
        }
        long value = Eight.value(head, digits);
        int end = from + digits;
        if (digits == 8) {
            long tail = Eight.at(b, end);
            int more = Eight.digits(tail);
            value = more == 0 ? value : JsonNumbers.shifted(value, more) + Eight.value(tail, more);
            end += more;
        }
        if (!isBehindNumber(b[end], quoted)) {
            return -1;
        }
        passNumber(from, end, quoted);
        return value;
    }

    private void passNumber(int from, int end, boolean quoted) {
        tokenFrom = from;
        tokenTo = end;
        escaped = false;
        ahead = false;
        position = quoted ? end + 1 : end;
    }

    private static boolean isBehindNumber(byte c, boolean quoted) {
        return quoted ? c == '"' : c == ',' || c == '}' || c == ']' || isSpace(c);
    }

    Decimal tokenDecimal() {
        try {
            return Decimal.parse(bytes, tokenFrom, tokenTo);
        } catch (IllegalArgumentException e) {
            throw errorAt(tokenFrom, "a decimal number of at most 38 digits is expected");
        }
    }

    String tokenText() {
        return escaped
                ? JsonStrings.decoded(bytes, tokenFrom, tokenTo)
                : new String(bytes, tokenFrom, tokenTo - tokenFrom, StandardCharsets.UTF_8);
    }

    void literal(String word) {
        int end = position + word.length();
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= limit || bytes[position + i] != word.charAt(i)) {
                throw error("a value is expected");
            }
        }
        position = end;
    }

    void skipValue(int depth) {
        if (depth > JsonReader.MAX_DEPTH) {
            throw error("no more than " + JsonReader.MAX_DEPTH + " levels are expected");
        }
        switch (next()) {
            case '{' -> skipContainer('}', depth);
            case '[' -> skipContainer(']', depth);
            case '"' -> scanString();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> scanNumber();
        }
    }

    void skipContainer(char close, int depth) {
        position++;
        first = true;
        ahead = false;
        while (advance(close)) {
            if (close == '}') {
                scanName();
                ahead = false;
            }
            skipValue(depth + 1);
        }
    }

    JsonException error(String problem) {
        return errorAt(position, problem);
    }

    JsonException errorAt(int at, String problem) {
        return new JsonException(problem, new JsonPlace(bytes, start, limit, at));
    }
}
