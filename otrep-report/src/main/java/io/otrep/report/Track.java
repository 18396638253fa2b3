package io.otrep.report;

import io.otrep.account.EquityCurve;
import io.otrep.market.DayRoll;
import io.otrep.market.Nanos;
import io.otrep.risk.measure.Performance;
import io.otrep.risk.measure.Returns;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Something with a name that earned returns over time: a run, a strategy, a benchmark, a symbol. Sections about returns are made of tracks, so that they
 * show a backtest, a portfolio or a price alike: {@code Track.ofPrices("SPY", times, closes, 252)}. Immutable and thread-safe.
 */
public final class Track {
    private final String name;
    private final double periodsPerYear;
    private final long[] timesNanos;
    private final LocalDate[] days;
    private final double[] returns;
    private final Series growth;

    private Track(
            String name, double periodsPerYear, long[] timesNanos, LocalDate[] days, double[] returns, Series growth) {
        this.name = Objects.requireNonNull(name, "name");
        if (!(periodsPerYear > 0)) {
            throw new IllegalArgumentException(
                    "track '" + name + "' needs periods a year above 0, but has " + periodsPerYear);
        }
        this.periodsPerYear = periodsPerYear;
        this.timesNanos = timesNanos;
        this.days = days;
        this.returns = returns;
        this.growth = growth;
    }

    /**
     * The daily returns of a curve, external flows taken out, the first from the first point to the end of its day; charts show every point of the
     * curve.
     *
     * @param name what legends call it
     * @param curve of any density
     * @param roll when a day ends
     * @param daysPerYear 252 for stocks, 260 for FX, 365 for crypto
     * @return the track
     */
    public static Track of(String name, EquityCurve curve, DayRoll roll, double daysPerYear) {
        EquityCurve daily = dailyFromTheStart(curve, roll);
        LocalDate[] days =
                Arrays.stream(daily.timesNanos()).mapToObj(roll::dayOf).toArray(LocalDate[]::new);
        Series growth = Series.of(name, curve.timesNanos(), compounded(curve.size(), curve.returns()));
        return new Track(name, daysPerYear, daily.timesNanos(), days, daily.returns(), growth);
    }

    /** The last point of each day, and before them the first of all. */
    private static EquityCurve dailyFromTheStart(EquityCurve curve, DayRoll roll) {
        EquityCurve daily = curve.daily(roll);
        if (daily.size() == 0 || daily.timeNanos(0) == curve.timeNanos(0)) {
            return daily;
        }
        int size = daily.size() + 1;
        long[] times = new long[size];
        double[] equity = new double[size];
        double[] flow = new double[size];
        times[0] = curve.timeNanos(0);
        equity[0] = curve.equity(0);
        flow[0] = curve.cumulativeFlow(0);
        for (int i = 1; i < size; i++) {
            times[i] = daily.timeNanos(i - 1);
            equity[i] = daily.equity(i - 1);
            flow[i] = daily.cumulativeFlow(i - 1);
        }
        return EquityCurve.of(curve.currency(), times, equity, flow);
    }

    /**
     * Of returns.
     *
     * @param name what legends call it
     * @param timesNanos the start, then the end of each return: one more than returns
     * @param returns simple returns a period; NaN where not known
     * @param periodsPerYear 252 for daily returns of stocks, 12 monthly
     * @return the track; the arrays are copied
     * @throws IllegalArgumentException if there is not one time more than returns
     */
    public static Track ofReturns(String name, long[] timesNanos, double[] returns, double periodsPerYear) {
        if (timesNanos.length != returns.length + 1 && timesNanos.length + returns.length > 0) {
            throw new IllegalArgumentException("track '" + name + "' needs one time more than returns, but has "
                    + timesNanos.length + " times and " + returns.length + " returns");
        }
        LocalDate[] days = Arrays.stream(timesNanos).mapToObj(Track::utcDay).toArray(LocalDate[]::new);
        Series growth = Series.of(name, timesNanos, compounded(timesNanos.length, returns));
        return new Track(name, periodsPerYear, timesNanos.clone(), days, returns.clone(), growth);
    }

    /**
     * Of prices.
     *
     * @param name what legends call it
     * @param timesNanos one for each price
     * @param prices above 0; NaN where not known
     * @param periodsPerYear 252 for daily prices of stocks, 12 monthly
     * @return the track
     */
    public static Track ofPrices(String name, long[] timesNanos, double[] prices, double periodsPerYear) {
        double[] returns = prices.length == 0 ? new double[0] : Returns.simple(prices);
        return ofReturns(name, timesNanos, returns, periodsPerYear);
    }

    private static LocalDate utcDay(long nanos) {
        return LocalDate.ofInstant(Nanos.toInstant(nanos), ZoneOffset.UTC);
    }

    /** What 1 became at each point, minus 1; a return that is not known is a gap. */
    private static double[] compounded(int points, double[] returns) {
        double[] growth = new double[points];
        double wealth = 1;
        for (int i = 1; i < points; i++) {
            boolean known = Double.isFinite(returns[i - 1]);
            wealth *= known ? 1 + returns[i - 1] : 1;
            growth[i] = known ? wealth - 1 : Double.NaN;
        }
        return growth;
    }

    /**
     * What legends call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * How many periods make a year.
     *
     * @return above 0
     */
    public double periodsPerYear() {
        return periodsPerYear;
    }

    /**
     * The returns that are known, a period each.
     *
     * @return a copy without NaN
     */
    public double[] returns() {
        return Returns.finite(returns);
    }

    /**
     * The usual figures of {@link #returns()}.
     *
     * @return the figures
     */
    public Performance performance() {
        return Performance.of(returns(), periodsPerYear);
    }

    /**
     * The compounded return since the start at each point.
     *
     * @return 0.1 for a tenth won
     */
    public Series growth() {
        return growth;
    }

    /**
     * The fall below the highest value so far at each point.
     *
     * @return at most 0, -0.2 for a fifth below the peak
     */
    public Series drawdown() {
        double[] values = new double[growth.size()];
        double peak = 1;
        for (int i = 0; i < values.length; i++) {
            double wealth = 1 + growth.value(i);
            peak = wealth > peak ? wealth : peak;
            values[i] = wealth / peak - 1;
        }
        return Series.of(name, growth.times(), values);
    }

    /** All returns, with NaN where not known; not to be changed. */
    double[] allReturns() {
        return returns;
    }

    /** The start, then the end of each return; not to be changed. */
    long[] times() {
        return timesNanos;
    }

    /** The days of {@link #times()}; not to be changed. */
    LocalDate[] days() {
        return days;
    }

    /** Indexes of {@link #allReturns()} that are known. */
    int[] knownIndexes() {
        return IntStream.range(0, returns.length)
                .filter(i -> Double.isFinite(returns[i]))
                .toArray();
    }

    /** Name and size. */
    @Override
    public String toString() {
        return "Track[" + name + ", " + returns.length + " returns]";
    }
}
