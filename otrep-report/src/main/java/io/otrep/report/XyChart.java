package io.otrep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Curves and named points over two measures, such as return over risk: {@code XyChart.of("Frontier", "Volatility", "Return", Unit.PERCENT)
 * .curve("efficient", volatilities, means).point("equal weight", 0.12, 0.07)}. Drawn without a script. Immutable and thread-safe.
 */
public final class XyChart extends Block {
    private static final int TICKS = 6;
    private static final int COLOURS = 8;

    private record Curve(String name, double[] x, double[] y) {
        boolean isPoint() {
            return x.length == 1;
        }
    }

    private final String title;
    private final String across;
    private final String up;
    private final Unit unit;
    private final List<Curve> curves;

    private XyChart(String title, String across, String up, Unit unit, List<Curve> curves) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.unit = unit;
        this.curves = curves;
    }

    /**
     * Nothing drawn yet.
     *
     * @param title what stands above it
     * @param across what the horizontal axis measures
     * @param up what the vertical axis measures
     * @param unit of both
     * @return to be added to
     */
    public static XyChart of(String title, String across, String up, Unit unit) {
        return new XyChart(
                Objects.requireNonNull(title, "title"),
                Objects.requireNonNull(across, "across"),
                Objects.requireNonNull(up, "up"),
                Objects.requireNonNull(unit, "unit"),
                List.of());
    }

    /**
     * With a curve through points, in their order.
     *
     * @param name what it is
     * @param x one for each point; finite
     * @param y as many
     * @return all curves and points
     * @throws IllegalArgumentException if the lengths differ
     */
    public XyChart curve(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "curve " + name + " needs as many y as x, but has " + x.length + " x and " + y.length + " y");
        }
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(name, x.clone(), y.clone()));
        return new XyChart(title, across, up, unit, List.copyOf(more));
    }

    /**
     * With a named point.
     *
     * @param name what it is
     * @param x where, across
     * @param y where, up
     * @return all curves and points
     */
    public XyChart point(String name, double x, double y) {
        return curve(name, new double[] {x}, new double[] {y});
    }

    @Override
    void write(Html html) {
        html.open("figure", "class", "plane", "role", "group", "aria-label", title)
                .element("h3", title);
        double[] x = bounds(curves.stream().map(Curve::x));
        double[] y = bounds(curves.stream().map(Curve::y));
        if (x.length == 0 || y.length == 0) {
            html.element("p", "No values to draw.", "class", "none")
                    .close("figure")
                    .line();
            return;
        }
        html.open("div", "class", "xy", "aria-hidden", "true");
        ticks(html, NiceTicks.over(y[0], y[1], TICKS), "up", "bottom");
        html.open("div", "class", "field");
        curves(html, x, y);
        html.close("div").close("div");
        ticks(html, NiceTicks.over(x[0], x[1], TICKS), "ticks across", "left");
        html.element("p", across + " across, " + up.toLowerCase(Locale.ROOT) + " up", "class", "caption");
        legend(html);
        html.close("figure").line();
    }

    /** Lowest and highest with some room; nothing if there is none. */
    private static double[] bounds(Stream<double[]> values) {
        double[] finite =
                values.flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return finite;
        }
        double low = DoubleStream.of(finite).min().getAsDouble();
        double high = DoubleStream.of(finite).max().getAsDouble();
        double room = high > low ? 0.07 * (high - low) : Math.max(0.05 * Math.abs(low), 1e-6);
        return new double[] {low - room, high + room};
    }

    private void ticks(Html html, NiceTicks ticks, String style, String edge) {
        html.open("div", "class", style);
        for (double value : ticks.values()) {
            String at = edge + ":" + Cells.percent((value - ticks.low()) / (ticks.high() - ticks.low()));
            html.element("span", ticks.format(value, unit), "style", at);
        }
        html.close("div");
    }

    private void curves(Html html, double[] x, double[] y) {
        html.open("svg", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none");
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (!curve.isPoint()) {
                html.empty("polyline", "class", "c" + (i % COLOURS + 1), "points", points(curve, x, y));
            }
        }
        html.close("svg");
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (curve.isPoint() && Double.isFinite(curve.x()[0]) && Double.isFinite(curve.y()[0])) {
                String place = "left:" + Cells.percent(share(curve.x()[0], x)) + ";bottom:"
                        + Cells.percent(share(curve.y()[0], y));
                html.open("i", "class", "c" + (i % COLOURS + 1), "style", place, "title", words(curve))
                        .close("i");
            }
        }
    }

    private static double share(double value, double[] bounds) {
        return (value - bounds[0]) / (bounds[1] - bounds[0]);
    }

    private static String points(Curve curve, double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.x().length; i++) {
            if (Double.isFinite(curve.x()[i]) && Double.isFinite(curve.y()[i])) {
                points.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", 1000 * share(curve.x()[i], x), 1000 * (1 - share(curve.y()[i], y))));
            }
        }
        return points.toString().strip();
    }

    private void legend(Html html) {
        html.open("ul", "class", "legend");
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            html.open("li", "class", "c" + (i % COLOURS + 1))
                    .text(curve.isPoint() ? words(curve) : curve.name())
                    .close("li");
        }
        html.close("ul");
    }

    private String words(Curve curve) {
        return curve.name() + ": " + unit.format(curve.x()[0]) + " / " + unit.format(curve.y()[0]);
    }
}
