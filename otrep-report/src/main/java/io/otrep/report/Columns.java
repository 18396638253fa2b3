package io.otrep.report;

import java.util.List;

/** Blocks beside one another where the screen is wide enough, below one another on a phone. Immutable and thread-safe. */
public final class Columns extends Block {
    private final List<Block> blocks;

    private Columns(List<Block> blocks) {
        this.blocks = blocks;
    }

    /**
     * Blocks side by side.
     *
     * @param blocks two or more
     * @return the row
     */
    public static Columns of(List<? extends Block> blocks) {
        return new Columns(List.copyOf(blocks));
    }

    /**
     * Blocks side by side.
     *
     * @param blocks two or more
     * @return the row
     */
    public static Columns of(Block... blocks) {
        return of(List.of(blocks));
    }

    @Override
    void write(Html html) {
        html.open("div", "class", "columns");
        blocks.forEach(block -> {
            html.open("div");
            block.write(html);
            html.close("div");
        });
        html.close("div").line();
    }
}
