package io.otrep.risk.measure;

/** How large the best of many draws is by luck alone. Thread-safe. */
public final class ExpectedMaximum {
    /** Euler and Mascheroni's constant. */
    private static final double EULER = 0.577_215_664_901_532_9;

    private ExpectedMaximum() {}

    /**
     * Of standard normal draws, (1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e)) (Bailey, Borwein, Lopez de Prado and Zhu, Pseudo-Mathematics and Financial
     * Charlatanism, Notices of the AMS 61, 2014, eq. 4). It is an approximation for many draws.
     *
     * @param draws at least 1, need not be whole
     * @return 2.53 for 100; 0 for 1
     */
    public static double ofNormal(double draws) {
        if (!(draws >= 1 && draws < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("draws must be at least 1 and finite, but was " + draws);
        }
        return draws == 1
                ? 0
                : (1 - EULER) * Normal.quantile(1 - 1 / draws) + EULER * Normal.quantile(1 - 1 / (draws * Math.E));
    }

    /**
     * How many years of record it takes until the best of worthless trials is expected below a Sharpe ratio (the same, eq. 6).
     *
     * @param trials at least 1
     * @param annualSharpe above 0
     * @return years
     */
    public static double minimumBacktestYears(double trials, double annualSharpe) {
        double years = ofNormal(trials) / Inputs.requirePositive("annualSharpe", annualSharpe);
        return years * years;
    }
}
