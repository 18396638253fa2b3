package io.otrep.report;

import io.otrep.risk.measure.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How often values fall where, with marked values such as a value at risk. The width of a bar is the rule of Freedman and Diaconis (On the Histogram as a
 * Density Estimator, 1981), within 10 to 80 bars. Immutable and thread-safe.
 */
public final class Histogram extends Block {
    private static final int TICKS = 5;

    private record Mark(String name, double value) {}

    private final String title;
    private final Unit unit;
    private final double[] values;
    private final List<Mark> marks;

    private Histogram(String title, Unit unit, double[] values, List<Mark> marks) {
        this.title = title;
        this.unit = unit;
        this.values = values;
        this.marks = marks;
    }

    /**
     * A histogram.
     *
     * @param title what stands above it
     * @param unit how values are shown
     * @param values those that are NaN or infinite are left out
     * @return the histogram; the values are copied
     */
    public static Histogram of(String title, Unit unit, double[] values) {
        return new Histogram(
                Objects.requireNonNull(title, "title"),
                Objects.requireNonNull(unit, "unit"),
                Arrays.stream(values).filter(Double::isFinite).toArray(),
                List.of());
    }

    /**
     * With a marked value.
     *
     * @param name what it is
     * @param value where; NaN marks nothing
     * @return a new histogram
     */
    public Histogram mark(String name, double value) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(new Mark(name, value));
        return new Histogram(title, unit, values, List.copyOf(more));
    }

    @Override
    void write(Html html) {
        html.open("figure", "class", "histogram", "role", "group", "aria-label", title)
                .element("h3", title);
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        if (high <= low) {
            html.element("p", values.length == 0 ? "No values to draw." : "All values are the same.", "class", "none");
            html.close("figure").line();
            return;
        }
        int[] counts = counts(low, high);
        html.open("div", "class", "hist", "aria-hidden", "true");
        bars(html, counts, low, high);
        marks(html, low, high);
        html.close("div");
        ticks(html, unit, low, high);
        legend(html);
        html.element("figcaption", summary(low, high), "class", "alt");
        html.close("figure").line();
    }

    private int[] counts(double low, double high) {
        double spread = Quantile.of(values, 0.75) - Quantile.of(values, 0.25);
        double width = 2 * spread / Math.cbrt(values.length);
        int bars = width > 0 ? (int) Math.min(80, Math.max(10, Math.ceil((high - low) / width))) : 10;
        int[] counts = new int[bars];
        for (double value : values) {
            counts[Math.min(bars - 1, (int) ((value - low) / (high - low) * bars))]++;
        }
        return counts;
    }

    private void bars(Html html, int[] counts, double low, double high) {
        int most = Arrays.stream(counts).max().orElse(1);
        double width = (high - low) / counts.length;
        for (int i = 0; i < counts.length; i++) {
            double from = low + i * width;
            String words = unit.format(from) + " to " + unit.format(from + width) + ": " + Unit.COUNT.format(counts[i]);
            html.open(
                            "i",
                            "class",
                            counts[i] == 0 ? "empty" : Cells.sign(from + width / 2),
                            "style",
                            "height:" + Cells.percent((double) counts[i] / most),
                            "title",
                            words)
                    .close("i");
        }
    }

    private void marks(Html html, double low, double high) {
        for (int i = 0; i < marks.size(); i++) {
            double place = (marks.get(i).value() - low) / (high - low);
            if (place >= 0 && place <= 1) {
                html.open("b", "class", "m" + (i + 1), "style", "left:" + Cells.percent(place))
                        .close("b");
            }
        }
    }

    private static void ticks(Html html, Unit unit, double low, double high) {
        NiceTicks ticks = NiceTicks.over(low, high, TICKS);
        html.open("div", "class", "ticks", "aria-hidden", "true");
        for (double value : ticks.values()) {
            String left = "left:" + Cells.percent((value - low) / (high - low));
            html.element("span", ticks.format(value, unit), "style", left);
        }
        html.close("div");
    }

    private void legend(Html html) {
        if (marks.isEmpty()) {
            return;
        }
        html.open("ul", "class", "legend");
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            html.open("li", "class", "m" + (i + 1)).text(mark.name() + " ");
            html.element("b", unit.format(mark.value())).close("li");
        }
        html.close("ul");
    }

    private String summary(double low, double high) {
        return title + ": " + Unit.COUNT.format(values.length) + " values from " + unit.format(low) + " to "
                + unit.format(high) + ", half of them between " + unit.format(Quantile.of(values, 0.25)) + " and "
                + unit.format(Quantile.of(values, 0.75));
    }
}
