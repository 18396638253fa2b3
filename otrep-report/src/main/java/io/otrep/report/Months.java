package io.otrep.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Returns of calendar months and years. Stateless. */
final class Months {
    private static final List<String> NAMES =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Months() {}

    static HeatMap heatMap(Track track, String title) {
        LocalDate[] days = track.days();
        double[] returns = track.allReturns();
        if (returns.length == 0) {
            return HeatMap.of(title, Unit.PERCENT, List.of(), NAMES, new double[0][]);
        }
        int first = days[1].getYear();
        int years = days[days.length - 1].getYear() - first + 1;
        double[][] months = new double[years][12];
        double[] totals = new double[years];
        Arrays.stream(months).forEach(row -> Arrays.fill(row, Double.NaN));
        Arrays.fill(totals, Double.NaN);
        for (int i = 0; i < returns.length; i++) {
            if (Double.isFinite(returns[i])) {
                int year = days[i + 1].getYear() - first;
                int month = days[i + 1].getMonthValue() - 1;
                months[year][month] = compound(months[year][month], returns[i]);
                totals[year] = compound(totals[year], returns[i]);
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < years; i++) {
            names.add(String.valueOf(first + i));
        }
        return HeatMap.of(title, Unit.PERCENT, names, NAMES, months)
                .scale(strongest(months))
                .totals("Year", totals)
                .caption("Percent, compounded within each month; the first and the last may be parts of months.");
    }

    private static double compound(double before, double change) {
        return Double.isNaN(before) ? change : (1 + before) * (1 + change) - 1;
    }

    /** The value that nine tenths of all months stay within, so that one extreme month does not pale the others. */
    private static double strongest(double[][] months) {
        double[] sizes = Arrays.stream(months)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        double size = sizes.length == 0 ? 0 : sizes[(int) (0.9 * (sizes.length - 1))];
        return size > 0 ? size : 1;
    }
}
