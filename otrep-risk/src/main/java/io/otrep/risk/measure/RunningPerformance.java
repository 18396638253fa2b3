package io.otrep.risk.measure;

/**
 * The figures of {@link Performance}, one return at a time: the same as those of the whole series at every moment. O(1) a return, allocates nothing.
 * Single-threaded.
 */
public final class RunningPerformance {
    private final double periodsPerYear;
    private final RunningMoments moments = new RunningMoments();
    private double wealth = 1;
    private double peak = 1;
    private double maxDrawdown;
    private double squaredShortfall;
    private int wins;
    private int losses;
    private double won;
    private double lost;

    /**
     * Begins empty.
     *
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     */
    public RunningPerformance(double periodsPerYear) {
        this.periodsPerYear = Inputs.requirePositive("periodsPerYear", periodsPerYear);
    }

    /**
     * The next return.
     *
     * @param value simple, finite
     * @throws IllegalArgumentException if it is NaN or infinite; nothing is changed then
     */
    public void add(double value) {
        moments.add(value);
        wealth *= 1 + value;
        peak = Math.max(peak, wealth);
        maxDrawdown = Math.max(maxDrawdown, (peak - wealth) / peak);
        if (value > 0) {
            wins++;
            won += value;
        } else if (value < 0) {
            losses++;
            lost -= value;
            squaredShortfall += value * value;
        }
    }

    /**
     * The fall below the peak as it is now.
     *
     * @return at least 0, NaN before the first return
     */
    public double drawdown() {
        return moments.count() == 0 ? Double.NaN : Inputs.finiteOrNaN((peak - wealth) / peak);
    }

    /**
     * The figures as they are now.
     *
     * @return a snapshot
     */
    public Performance figures() {
        return Performance.of(this);
    }

    double periodsPerYear() {
        return periodsPerYear;
    }

    RunningMoments moments() {
        return moments;
    }

    double totalReturn() {
        return moments.count() == 0 ? Double.NaN : Inputs.finiteOrNaN(wealth - 1);
    }

    double maxDrawdown() {
        return moments.count() == 0 ? Double.NaN : Inputs.finiteOrNaN(maxDrawdown);
    }

    double downsideDeviation() {
        return Inputs.finiteOrNaN(Math.sqrt(squaredShortfall / moments.count()));
    }

    WinLoss winLoss() {
        return new WinLoss(wins, losses, Inputs.finiteOrNaN(won), Inputs.finiteOrNaN(lost));
    }
}
