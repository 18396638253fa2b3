package io.otrep.report;

import java.util.Objects;

/** A paragraph, or a warning that stands out. Immutable and thread-safe. */
public final class Note extends Block {
    private final String style;
    private final String text;

    private Note(String style, String text) {
        this.style = style;
        this.text = Objects.requireNonNull(text, "text");
    }

    /**
     * A paragraph.
     *
     * @param text plain words
     * @return the note
     */
    public static Note of(String text) {
        return new Note("note", text);
    }

    /**
     * A warning.
     *
     * @param text plain words
     * @return the note
     */
    public static Note warning(String text) {
        return new Note("note warning", text);
    }

    @Override
    void write(Html html) {
        html.open("p", "class", style);
        if (style.contains("warning")) {
            html.element("strong", "Warning: ");
        }
        html.text(text).close("p").line();
    }
}
