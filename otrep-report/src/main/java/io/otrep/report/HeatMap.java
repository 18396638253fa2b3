package io.otrep.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table whose cells are coloured by their values, blue above 0 and orange below, and show the number too: monthly returns, correlations. Immutable and
 * thread-safe.
 */
public final class HeatMap extends Block {
    private final String title;
    private final Unit unit;
    private final List<String> rows;
    private final List<String> columns;
    private final double[][] values;
    private final double scale;
    private final @Nullable String totalName;
    private final double[] totals;
    private final String caption;

    private HeatMap(
            String title,
            Unit unit,
            List<String> rows,
            List<String> columns,
            double[][] values,
            double scale,
            @Nullable String totalName,
            double[] totals,
            String caption) {
        this.title = title;
        this.unit = unit;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.scale = scale;
        this.totalName = totalName;
        this.totals = totals;
        this.caption = caption;
    }

    /**
     * A heat map whose strongest colour is the largest absolute value.
     *
     * @param title what stands above it
     * @param unit how its values are shown: percentages with one decimal and without their sign
     * @param rows names of the rows
     * @param columns names of the columns
     * @param values by row and column; NaN leaves a cell empty
     * @return the heat map; the values are copied
     * @throws IllegalArgumentException if there are more or fewer values than cells
     */
    public static HeatMap of(String title, Unit unit, List<String> rows, List<String> columns, double[][] values) {
        if (values.length != rows.size() || Arrays.stream(values).anyMatch(row -> row.length != columns.size())) {
            throw new IllegalArgumentException("heat map '" + title + "' needs " + rows.size() + " rows of "
                    + columns.size() + " values, but has " + values.length + " rows of "
                    + Arrays.stream(values).map(row -> row.length).distinct().toList());
        }
        double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        double largest = Arrays.stream(copy)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        return new HeatMap(
                Objects.requireNonNull(title, "title"),
                Objects.requireNonNull(unit, "unit"),
                List.copyOf(rows),
                List.copyOf(columns),
                copy,
                largest,
                null,
                new double[rows.size()],
                "");
    }

    /**
     * With another value for the strongest colour.
     *
     * @param strongest above 0; values beyond it look like it
     * @return a new heat map
     */
    public HeatMap scale(double strongest) {
        if (!(strongest > 0)) {
            throw new IllegalArgumentException(
                    "the strongest colour of heat map '" + title + "' needs a value above 0, but has " + strongest);
        }
        return new HeatMap(title, unit, rows, columns, values, strongest, totalName, totals, caption);
    }

    /**
     * With a last column that is not coloured.
     *
     * @param name of the column
     * @param sums one for each row
     * @return a new heat map
     */
    public HeatMap totals(String name, double[] sums) {
        if (sums.length != rows.size()) {
            throw new IllegalArgumentException("heat map '" + title + "' needs a total for each of " + rows.size()
                    + " rows, but has " + sums.length);
        }
        return new HeatMap(title, unit, rows, columns, values, scale, name, sums.clone(), caption);
    }

    /**
     * With words below it.
     *
     * @param words what the cells are
     * @return a new heat map
     */
    public HeatMap caption(String words) {
        return new HeatMap(title, unit, rows, columns, values, scale, totalName, totals, words);
    }

    @Override
    void write(Html html) {
        html.open("div", "class", "block").element("h3", title);
        if (rows.isEmpty() || columns.isEmpty()) {
            html.element("p", "No values to show.", "class", "none")
                    .close("div")
                    .line();
            return;
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", title);
        html.open("table", "class", "heat").open("thead").open("tr");
        html.open("td").close("td");
        columns.forEach(name -> html.element("th", name, "scope", "col"));
        if (totalName != null) {
            html.element("th", totalName, "scope", "col", "class", "total");
        }
        html.close("tr").close("thead").open("tbody");
        for (int i = 0; i < rows.size(); i++) {
            row(html, i);
        }
        html.close("tbody").close("table").close("div");
        if (!caption.isEmpty()) {
            html.element("p", caption, "class", "caption");
        }
        html.close("div").line();
    }

    private void row(Html html, int index) {
        html.open("tr").element("th", rows.get(index), "scope", "row");
        for (double value : values[index]) {
            cell(html, value);
        }
        if (totalName != null) {
            html.element("td", shown(totals[index]), "class", "total");
        }
        html.close("tr").line();
    }

    private void cell(Html html, double value) {
        if (Double.isFinite(value)) {
            double strength = Math.min(1, Math.abs(value) / scale);
            html.element("td", shown(value), "class", Cells.sign(value), "style", "--w:" + Cells.percent(strength));
        } else {
            html.open("td").close("td");
        }
    }

    private String shown(double value) {
        if (unit != Unit.PERCENT || !Double.isFinite(value)) {
            return unit.format(value);
        }
        String text = String.format(Locale.ROOT, "%.1f", 100 * value);
        return text.equals("-0.0") ? "0.0" : text;
    }
}
