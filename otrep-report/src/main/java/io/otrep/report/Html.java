package io.otrep.report;

/**
 * Writes HTML that is well-formed XML too: every tag is closed, every attribute quoted, every text escaped. Single-threaded.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private int identifiers;
    private boolean charts;

    /** A name that no other element of the page has: {@code chart-1}, {@code chart-2}. */
    String identifier(String stem) {
        identifiers++;
        return stem + "-" + identifiers;
    }

    /** Says that the page holds a chart that a script draws. */
    void needsCharts() {
        charts = true;
    }

    boolean hasCharts() {
        return charts;
    }

    /** Opens an element; attributes are pairs of name and value. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    /** An element without content, such as {@code meta}. */
    Html empty(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        escape(text, out);
        return this;
    }

    /** Takes over what is HTML already. */
    Html raw(String html) {
        out.append(html);
        return this;
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], out);
            out.append('"');
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(isText(text, i) ? c : '\uFFFD');
            }
        }
    }

    /** Whether XML allows the character: no controls, no half of a pair. */
    private static boolean isText(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
