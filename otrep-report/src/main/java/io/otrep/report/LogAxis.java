package io.otrep.report;

import java.util.List;

/**
 * Whether a vertical axis is logarithmic, and of what: of returns since a start it is the wealth, 1 + return. Immutable.
 *
 * @param base what is added to a value before its logarithm is taken; NaN for a linear axis
 */
record LogAxis(double base) {
    static final LogAxis NONE = new LogAxis(Double.NaN);
    private static final double WIDE = Math.pow(10, 1.5);

    /** Logarithmic if all values have a logarithm and the largest is more than one and a half decades above the smallest. */
    static LogAxis of(List<LineChart.Drawn> drawn, Unit unit) {
        double base = unit == Unit.PERCENT ? 1 : 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (LineChart.Drawn one : drawn) {
            for (double value : one.series().values()) {
                low = Double.isNaN(value) ? low : Math.min(low, base + value);
                high = Double.isNaN(value) ? high : Math.max(high, base + value);
            }
        }
        return low > 0 && high > WIDE * low ? new LogAxis(base) : NONE;
    }

    boolean isLogarithmic() {
        return !Double.isNaN(base);
    }

    /** The button that makes it linear, shown by the page's script. */
    void write(Html html) {
        if (isLogarithmic()) {
            html.open("p", "class", "scale")
                    .text("Logarithmic axis: equal heights are equal rises. ")
                    .element("button", "Linear axis", "type", "button", "hidden", "hidden")
                    .close("p");
        }
    }
}
