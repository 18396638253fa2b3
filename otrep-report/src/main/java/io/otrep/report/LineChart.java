package io.otrep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Series over time, drawn by the charting library that the page carries: lines, areas, steps, marks of trades. A chart of more points than a screen can show is
 * thinned without losing its extremes. For example {@code LineChart.builder("Drawdown", Unit.PERCENT).area(drawdown).build()}. Immutable and
 * thread-safe.
 */
public final class LineChart extends Block {
    /** How many there are; a price that marks stand on has the last, a grey. */
    private static final int COLOURS = 8;

    /** How a series is drawn. */
    enum Style {
        LINE,
        DASHED,
        AREA,
        STEP,
        BUYS,
        SELLS
    }

    /** A series and how it is drawn. */
    record Drawn(Series series, Style style) {
        boolean isMarks() {
            return style == Style.BUYS || style == Style.SELLS;
        }
    }

    private final String title;
    private final Unit unit;
    private final String caption;
    private final int height;
    private final int buckets;
    private final boolean fromZero;
    private final boolean compounding;
    private final List<Drawn> drawn;

    private LineChart(Builder b) {
        this.title = b.title;
        this.unit = b.unit;
        this.caption = b.caption;
        this.height = b.height;
        this.buckets = b.buckets;
        this.fromZero = b.fromZero;
        this.compounding = b.compounding;
        this.drawn = List.copyOf(b.drawn);
    }

    /**
     * Starts a chart.
     *
     * @param title what stands above it
     * @param unit how its values are shown
     * @return a builder
     */
    public static Builder builder(String title, Unit unit) {
        return new Builder(title, unit);
    }

    /**
     * A chart of lines.
     *
     * @param title what stands above it
     * @param unit how its values are shown
     * @param series one line each
     * @return the chart
     */
    public static LineChart of(String title, Unit unit, List<Series> series) {
        Builder builder = builder(title, unit);
        series.forEach(builder::line);
        return builder.build();
    }

    @Override
    void write(Html html) {
        List<Drawn> shown = drawn.stream().filter(d -> d.series().known() > 0).toList();
        html.open("figure", "class", "chart", "role", "group", "aria-label", title);
        html.element("h3", title);
        LogAxis axis = compounding ? LogAxis.of(shown, unit) : LogAxis.NONE;
        if (shown.stream().noneMatch(d -> d.series().known() > 1)) {
            html.element("p", nothing(shown), "class", "none");
        } else {
            html.needsCharts();
            ChartData data = ChartData.of(shown, buckets);
            html.open("div", "class", "plot", "aria-hidden", "true", "style", "height:" + height + "px")
                    .close("div");
            legend(html, shown);
            html.open("script", "type", "application/json")
                    .raw(data.json(unit, height, fromZero, axis))
                    .close("script");
            axis.write(html);
        }
        captions(html, shown);
        html.close("figure").line();
    }

    private static String nothing(List<Drawn> shown) {
        return shown.isEmpty() ? "No values to draw." : "One value only: no line to draw.";
    }

    private void legend(Html html, List<Drawn> shown) {
        html.open("ul", "class", "legend", "aria-hidden", "true");
        html.element("li", "", "class", "when");
        boolean marked = shown.stream().anyMatch(Drawn::isMarks);
        for (int i = 0; i < shown.size(); i++) {
            Drawn d = shown.get(i);
            int colour = marked ? COLOURS : i % COLOURS + 1;
            String key = d.isMarks()
                    ? d.style().name().toLowerCase(Locale.ROOT)
                    : "c" + colour + (d.style() == Style.DASHED ? " dashed" : "");
            html.open("li", "class", key)
                    .element("span", d.series().name())
                    .text(" ")
                    .element("b", "")
                    .close("li");
        }
        html.close("ul");
    }

    private void captions(Html html, List<Drawn> shown) {
        html.open("figcaption");
        if (!caption.isEmpty()) {
            html.element("p", caption);
        }
        for (Drawn d : shown) {
            html.element("p", Summary.of(d.series(), unit), "class", "alt");
        }
        html.close("figcaption");
    }

    /** Builds a {@link LineChart}. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final Unit unit;
        private final List<Drawn> drawn = new ArrayList<>();
        private String caption = "";
        private int height = 260;
        private int buckets = 700;
        private boolean fromZero;
        private boolean compounding;

        private Builder(String title, Unit unit) {
            this.title = Objects.requireNonNull(title, "title");
            this.unit = Objects.requireNonNull(unit, "unit");
        }

        /**
         * Adds a line.
         *
         * @param series a legend names it
         * @return this
         */
        public Builder line(Series series) {
            return add(series, Style.LINE);
        }

        /**
         * Adds a dashed line, such as a benchmark.
         *
         * @param series a legend names it
         * @return this
         */
        public Builder dashed(Series series) {
            return add(series, Style.DASHED);
        }

        /**
         * Adds a line with the area to 0 filled.
         *
         * @param series a legend names it
         * @return this
         */
        public Builder area(Series series) {
            return add(series, Style.AREA);
        }

        /**
         * Adds a line that holds each value until the next.
         *
         * @param series a legend names it
         * @return this
         */
        public Builder step(Series series) {
            return add(series, Style.STEP);
        }

        /**
         * Adds marks that point up.
         *
         * @param series times and prices of what was bought
         * @return this
         */
        public Builder buys(Series series) {
            return add(series, Style.BUYS);
        }

        /**
         * Adds marks that point down.
         *
         * @param series times and prices of what was sold
         * @return this
         */
        public Builder sells(Series series) {
            return add(series, Style.SELLS);
        }

        /**
         * Adds words below the chart.
         *
         * @param caption default: none
         * @return this
         */
        public Builder caption(String caption) {
            this.caption = Objects.requireNonNull(caption, "caption");
            return this;
        }

        /**
         * How high it is.
         *
         * @param pixels from 80 to 1000; default 260
         * @return this
         */
        public Builder height(int pixels) {
            this.height = pixels;
            return this;
        }

        /**
         * Into how many stretches a long series is cut; of each its extremes are drawn.
         *
         * @param stretches from 10; default 700
         * @return this
         */
        public Builder detail(int stretches) {
            this.buckets = stretches;
            return this;
        }

        /**
         * Makes the vertical axis show 0.
         *
         * @return this
         */
        public Builder fromZero() {
            this.fromZero = true;
            return this;
        }

        /**
         * Says that the values grow on themselves, as returns since a start ({@link Unit#PERCENT}) or money do. Where they span more than one and a half decades
         * the axis is logarithmic, so that one line of +21,000 % does not lay the others flat; a button makes it linear.
         *
         * @return this
         */
        public Builder compounding() {
            this.compounding = true;
            return this;
        }

        private Builder add(Series series, Style style) {
            drawn.add(new Drawn(Objects.requireNonNull(series, "series"), style));
            return this;
        }

        /**
         * The chart.
         *
         * @return the chart
         * @throws IllegalArgumentException if height or detail are out of range, naming all that is wrong
         */
        public LineChart build() {
            List<String> violations = new ArrayList<>();
            if (height < 80 || height > 1000) {
                violations.add("height must lie between 80 and 1000 pixels, but was " + height);
            }
            if (buckets < 10) {
                violations.add("detail must be at least 10 stretches, but was " + buckets);
            }
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException("chart '" + title + "': " + String.join("; ", violations));
            }
            return new LineChart(this);
        }
    }
}
