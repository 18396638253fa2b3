package io.otrep.samples;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Closes of a tape as a table: a row a time, a column an instrument, NaN where there is none.
 *
 * @param symbols of the columns
 * @param timesNanos of the rows
 * @param prices by row and column
 */
public record PriceTable(List<String> symbols, long[] timesNanos, double[][] prices) {
    /**
     * Reads the bars of a tape.
     *
     * @param tape of bars
     * @return their closes
     */
    public static PriceTable of(Tape tape) {
        List<Instrument> instruments = tape.instruments();
        List<Long> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        try (Tape.Cursor cursor = tape.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (event instanceof Bar bar) {
                    if (times.isEmpty() || times.get(times.size() - 1) != bar.timeNanos()) {
                        times.add(bar.timeNanos());
                        rows.add(unknown(instruments.size()));
                    }
                    rows.get(rows.size() - 1)[cursor.instrumentIndex()] = bar.close();
                }
            }
        }
        return new PriceTable(
                instruments.stream().map(Instrument::symbol).toList(),
                times.stream().mapToLong(Long::longValue).toArray(),
                rows.toArray(double[][]::new));
    }

    /**
     * The last simple returns from row to row.
     *
     * @param count how many at most
     * @return a row a return, NaN where a price is missing
     */
    public double[][] lastReturns(int count) {
        int rows = Math.min(count, prices.length - 1);
        double[][] returns = new double[rows][symbols.size()];
        for (int i = 0; i < rows; i++) {
            double[] before = prices[prices.length - 1 - rows + i];
            double[] after = prices[prices.length - rows + i];
            Arrays.setAll(returns[i], column -> after[column] / before[column] - 1);
        }
        return returns;
    }

    private static double[] unknown(int width) {
        double[] row = new double[width];
        Arrays.fill(row, Double.NaN);
        return row;
    }
}
