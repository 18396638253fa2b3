package io.otrep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Horizontal bars with a name and a value each, to either side of 0. Immutable and thread-safe. */
public final class Bars extends Block {
    private record Bar(String name, double value) {}

    private final String title;
    private final Unit unit;
    private final List<Bar> bars;

    private Bars(String title, Unit unit, List<Bar> bars) {
        this.title = title;
        this.unit = unit;
        this.bars = bars;
    }

    /**
     * No bar yet.
     *
     * @param title what stands above them
     * @param unit how values are shown
     * @return to be added to
     */
    public static Bars of(String title, Unit unit) {
        return new Bars(Objects.requireNonNull(title, "title"), Objects.requireNonNull(unit, "unit"), List.of());
    }

    /**
     * With one more.
     *
     * @param name what it is
     * @param value its length; NaN draws none
     * @return all bars
     */
    public Bars with(String name, double value) {
        List<Bar> more = new ArrayList<>(bars);
        more.add(new Bar(name, value));
        return new Bars(title, unit, List.copyOf(more));
    }

    @Override
    void write(Html html) {
        html.open("div", "class", "block").element("h3", title);
        if (bars.isEmpty()) {
            html.element("p", "None.", "class", "none").close("div").line();
            return;
        }
        double low = Math.min(0, bound(false));
        double high = Math.max(0, bound(true));
        html.open("dl", "class", "bars");
        for (Bar bar : bars) {
            html.element("dt", bar.name());
            html.open("dd", "class", "track").raw(drawn(bar.value(), low, high)).close("dd");
            html.element("dd", unit.format(bar.value()), "class", "value");
        }
        html.close("dl").close("div").line();
    }

    private double bound(boolean highest) {
        return bars.stream()
                .mapToDouble(Bar::value)
                .filter(Double::isFinite)
                .reduce(0, highest ? Math::max : Math::min);
    }

    private static String drawn(double value, double low, double high) {
        if (!Double.isFinite(value) || high <= low) {
            return "";
        }
        double from = (Math.min(value, 0) - low) / (high - low);
        double width = Math.abs(value) / (high - low);
        return new Html()
                .open(
                        "i",
                        "class",
                        Cells.sign(value),
                        "style",
                        "left:" + Cells.percent(from) + ";width:" + Cells.percent(width))
                .close("i")
                .toString();
    }
}
