package io.otrep.broker.support.json;

import io.otrep.market.Decimal;
import java.nio.charset.StandardCharsets;

/** A place in the bytes of one document, and the steps over tokens from there. Single-threaded. */
class JsonCursor {
    byte[] bytes = new byte[0];
    int start;
    int limit;
    int position;

    /** So many characters of a number are read in one pass; their digits fit into a {@code long}. */
    static final int USUAL_DIGITS = 18;

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
     * The measurement ahead in one pass, if it is written the usual way: at most {@value #USUAL_DIGITS} characters, digits before and behind
     * the point if there is one, no exponent, and what must follow a number behind it. NaN, and nothing passed, otherwise.
     */
    final double usualMeasure() {
        byte[] b = bytes;
        boolean quoted = next() == '"';
        int from = quoted ? position + 1 : position;
        int end = Math.min(limit, from + USUAL_DIGITS);
        boolean negative = from < end && b[from] == '-';
        int first = negative ? from + 1 : from;
        int point = -1;
        long digits = 0;
        int i = first;
        for (; i < end; i++) {
            int digit = b[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        if (i == end || !isUsual(first, point, i) || !isBehindNumber(b[i], quoted)) {
            return Double.NaN;
        }
        double value = JsonNumbers.exact(digits, point < 0 ? 0 : i - point - 1);
        if (!Double.isNaN(value)) {
            tokenFrom = from;
            tokenTo = i;
            escaped = false;
            ahead = false;
            position = quoted ? i + 1 : i;
        }
        return negative ? -value : value;
    }

    private boolean isUsual(int first, int point, int end) {
        int wholeEnd = point < 0 ? end : point;
        boolean zero = bytes[first] == '0' && wholeEnd > first + 1;
        return wholeEnd > first && !zero && point != end - 1;
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
