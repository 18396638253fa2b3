package io.otrep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows under a header. Words stand left, numbers right with their figures below one another. For example {@code
 * Table.builder("Costs").words("kind").numbers("amount").row("fees", "120.50").build()}. Immutable and thread-safe.
 */
public final class Table extends Block {
    private record Column(String name, String style) {}

    private final String title;
    private final String caption;
    private final String empty;
    private final List<Column> columns;
    private final List<List<String>> rows;

    private Table(Builder b) {
        this.title = b.title;
        this.caption = b.caption;
        this.empty = b.empty;
        this.columns = List.copyOf(b.columns);
        this.rows = List.copyOf(b.rows);
    }

    /**
     * Starts a table.
     *
     * @param title what stands above it; may be empty
     * @return a builder
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    @Override
    void write(Html html) {
        html.open("div", "class", "block");
        if (!title.isEmpty()) {
            html.element("h3", title);
        }
        if (rows.isEmpty()) {
            html.element("p", empty, "class", "none");
        } else {
            html.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", label());
            html.open("table");
            head(html);
            html.open("tbody");
            rows.forEach(row -> row(html, row));
            html.close("tbody").close("table").close("div");
        }
        if (!caption.isEmpty()) {
            html.element("p", caption, "class", "caption");
        }
        html.close("div").line();
    }

    private String label() {
        return title.isEmpty() ? "table" : title;
    }

    private void head(Html html) {
        html.open("thead").open("tr");
        columns.forEach(column -> html.element("th", column.name(), "scope", "col", "class", column.style()));
        html.close("tr").close("thead");
    }

    private void row(Html html, List<String> row) {
        html.open("tr");
        for (int i = 0; i < row.size(); i++) {
            String style = columns.get(i).style();
            if (i == 0) {
                html.element("th", row.get(i), "scope", "row", "class", style);
            } else {
                html.element("td", row.get(i), "class", style);
            }
        }
        html.close("tr").line();
    }

    /** Builds a {@link Table}. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<String>> rows = new ArrayList<>();
        private String caption = "";
        private String empty = "None.";

        private Builder(String title) {
            this.title = Objects.requireNonNull(title, "title");
        }

        /**
         * Adds columns of words.
         *
         * @param names of the columns
         * @return this
         */
        public Builder words(String... names) {
            return columns("word", names);
        }

        /**
         * Adds columns of numbers.
         *
         * @param names of the columns
         * @return this
         */
        public Builder numbers(String... names) {
            return columns("number", names);
        }

        /**
         * Adds a column of longer sentences.
         *
         * @param name of the column
         * @return this
         */
        public Builder sentences(String name) {
            return columns("sentence", name);
        }

        private Builder columns(String style, String... names) {
            for (String name : names) {
                columns.add(new Column(name, style));
            }
            return this;
        }

        /**
         * Adds a row.
         *
         * @param cells as many as columns
         * @return this
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Builder row(String... cells) {
            return row(List.of(cells));
        }

        /**
         * Adds a row.
         *
         * @param cells as many as columns
         * @return this
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Builder row(List<String> cells) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException("a row of table '" + title + "' needs " + columns.size()
                        + " cells, but has " + cells.size() + ": " + cells);
            }
            rows.add(List.copyOf(cells));
            return this;
        }

        /**
         * Adds words below the table.
         *
         * @param caption default: none
         * @return this
         */
        public Builder caption(String caption) {
            this.caption = Objects.requireNonNull(caption, "caption");
            return this;
        }

        /**
         * What stands in place of a table without rows.
         *
         * @param words default {@code None.}
         * @return this
         */
        public Builder empty(String words) {
            this.empty = Objects.requireNonNull(words, "words");
            return this;
        }

        /**
         * The table.
         *
         * @return the table
         */
        public Table build() {
            return new Table(this);
        }
    }
}
