package io.otrep.samples.rebalance;

import io.otrep.account.EquityCurve;
import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.market.Instrument;
import io.otrep.samples.PriceTable;
import java.util.List;

/**
 * What was held over a run, as shares of equity.
 *
 * @param timesNanos of the rows
 * @param weights by row and instrument
 * @param traded value bought and sold by row, as a share of equity
 */
record WeightHistory(long[] timesNanos, double[][] weights, double[] traded) {
    private static final double YEAR_NANOS = 365.25 * 86_400e9;

    /** Rows are those of the prices. */
    static WeightHistory of(BacktestResult result, PriceTable prices) {
        List<Instrument> instruments = result.tape().instruments();
        double[] units = new double[instruments.size()];
        double[] lastPrice = new double[units.length];
        int rows = prices.timesNanos().length;
        double[][] weights = new double[rows][units.length];
        double[] traded = new double[rows];
        int fill = 0;
        int point = 0;
        for (int row = 0; row < rows; row++) {
            long now = prices.timesNanos()[row];
            point = lastBefore(result.equityCurve(), now, point);
            double equity = result.equityCurve().equity(point);
            for (; fill < result.fills().size() && result.fills().get(fill).timeNanos() <= now; fill++) {
                Fill one = result.fills().get(fill);
                units[instruments.indexOf(one.instrument())] +=
                        one.signedQuantity().toDouble();
                traded[row] += one.quantity().toDouble() * one.price().toDouble() / equity;
            }
            for (int i = 0; i < units.length; i++) {
                double price = prices.prices()[row][i];
                lastPrice[i] = Double.isNaN(price) ? lastPrice[i] : price;
                weights[row][i] = units[i] * lastPrice[i] / equity;
            }
        }
        return new WeightHistory(prices.timesNanos(), weights, traded);
    }

    private static int lastBefore(EquityCurve curve, long timeNanos, int from) {
        int at = from;
        while (at + 1 < curve.size() && curve.timeNanos(at + 1) <= timeNanos) {
            at++;
        }
        return at;
    }

    double[] column(int instrument) {
        double[] column = new double[weights.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = weights[row][instrument];
        }
        return column;
    }

    double[] last() {
        return weights[weights.length - 1].clone();
    }

    /** Value bought and sold over the run so far, in times of equity. */
    double[] tradedSoFar() {
        double[] sum = traded.clone();
        for (int row = 1; row < sum.length; row++) {
            sum[row] += sum[row - 1];
        }
        return sum;
    }

    /** Half of what is bought and sold in a year, in times of equity. */
    double turnoverPerYear() {
        double years = (timesNanos[timesNanos.length - 1] - timesNanos[0]) / YEAR_NANOS;
        return tradedSoFar()[traded.length - 1] / 2 / years;
    }
}
