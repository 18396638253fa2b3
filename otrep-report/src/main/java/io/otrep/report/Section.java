package io.otrep.report;

import java.util.List;
import java.util.Objects;

/** A heading with blocks below it. Immutable and thread-safe. */
public final class Section {
    private final String title;
    private final String lead;
    private final List<Block> blocks;

    private Section(String title, String lead, List<Block> blocks) {
        this.title = Objects.requireNonNull(title, "title");
        this.lead = Objects.requireNonNull(lead, "lead");
        this.blocks = blocks;
    }

    /**
     * A section.
     *
     * @param title its heading, which the page's list of contents shows too
     * @param blocks from top to bottom
     * @return the section
     */
    public static Section of(String title, Block... blocks) {
        return of(title, List.of(blocks));
    }

    /**
     * A section.
     *
     * @param title its heading, which the page's list of contents shows too
     * @param blocks from top to bottom
     * @return the section
     */
    public static Section of(String title, List<? extends Block> blocks) {
        return new Section(title, "", List.copyOf(blocks));
    }

    /**
     * With a sentence below the heading.
     *
     * @param sentence what is to be seen here
     * @return a new section
     */
    public Section lead(String sentence) {
        return new Section(title, sentence, blocks);
    }

    /**
     * Its heading.
     *
     * @return the words
     */
    public String title() {
        return title;
    }

    void write(Html html, String identifier) {
        html.open("section", "id", identifier).element("h2", title);
        if (!lead.isEmpty()) {
            html.element("p", lead, "class", "lead");
        }
        blocks.forEach(block -> block.write(html));
        html.close("section").line();
    }
}
