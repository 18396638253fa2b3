package io.otrep.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes JSON that may stand inside a script element. Single-threaded. */
final class Json {
    private static final MathContext DIGITS = new MathContext(7);

    private final StringBuilder out = new StringBuilder();
    private boolean comma;

    Json open(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    Json close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    Json key(String key) {
        text(key);
        out.append(':');
        comma = false;
        return this;
    }

    /** A string; what could end the script or an XML section is written as an escape. */
    Json text(String text) {
        separate();
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
        return this;
    }

    Json number(long value) {
        separate();
        out.append(value);
        return this;
    }

    Json flag(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    /** Seven figures; null where there is no number. */
    Json number(double value) {
        separate();
        if (!Double.isFinite(value)) {
            out.append("null");
        } else if (value == 0) {
            out.append('0');
        } else {
            out.append(new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString());
        }
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
        comma = true;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
