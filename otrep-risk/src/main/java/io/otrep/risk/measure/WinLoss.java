package io.otrep.risk.measure;

/**
 * Wins and losses of a series of results: profits of trades, or returns of periods. Exactly 0 is neither. Profits of 30, -10, 20, 0 have a hit
 * rate of 2/3, an average win of 25, an average loss of 10 and a profit factor of 5. Immutable and thread-safe.
 */
public final class WinLoss {
    private final int wins;
    private final int losses;
    private final double won;
    private final double lost;

    WinLoss(int wins, int losses, double won, double lost) {
        this.wins = wins;
        this.losses = losses;
        this.won = won;
        this.lost = lost;
    }

    /**
     * Counts and adds up.
     *
     * @param results any; a NaN or an infinity makes every answer but the counts NaN
     * @return the sums
     */
    public static WinLoss of(double[] results) {
        int wins = 0;
        int losses = 0;
        double won = 0;
        double lost = 0;
        for (double result : results) {
            wins += result > 0 ? 1 : 0;
            losses += result < 0 ? 1 : 0;
            won += Math.max(0, result);
            lost += Math.max(0, -result);
        }
        return new WinLoss(wins, losses, Inputs.finiteOrNaN(won), Inputs.finiteOrNaN(lost));
    }

    /**
     * How many results were above 0.
     *
     * @return at least 0
     */
    public int wins() {
        return wins;
    }

    /**
     * How many results were below 0.
     *
     * @return at least 0
     */
    public int losses() {
        return losses;
    }

    /**
     * Wins over wins and losses.
     *
     * @return from 0 to 1; NaN if there was neither
     */
    public double hitRate() {
        return Double.isNaN(won + lost) ? Double.NaN : Inputs.ratio(wins, (double) wins + losses);
    }

    /**
     * The mean of the results above 0.
     *
     * @return above 0; NaN if there was none
     */
    public double averageWin() {
        return Inputs.ratio(won, wins);
    }

    /**
     * The mean size of the results below 0.
     *
     * @return above 0; NaN if there was none
     */
    public double averageLoss() {
        return Inputs.ratio(lost, losses);
    }

    /**
     * The average win over the average loss.
     *
     * @return above 0; NaN if one of them is missing
     */
    public double payoffRatio() {
        return Inputs.ratio(averageWin(), averageLoss());
    }

    /**
     * The sum of wins over the sum of losses.
     *
     * @return at least 0; NaN if nothing was lost
     */
    public double profitFactor() {
        return Inputs.ratio(won, lost);
    }

    /**
     * The mean result when each of the wins and losses is as likely as it was.
     *
     * @return in the unit of the results; NaN if there was neither
     */
    public double expectancy() {
        return Inputs.ratio(won - lost, (double) wins + losses);
    }
}
