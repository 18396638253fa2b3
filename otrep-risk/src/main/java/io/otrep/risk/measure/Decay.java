package io.otrep.risk.measure;

/**
 * How fast an exponentially weighted average forgets: each step multiplies the weight of what is there by {@code lambda}. Immutable and thread-safe.
 *
 * @param lambda between 0 and 1; 0.94 for days in RiskMetrics (J.P. Morgan, 1996)
 */
public record Decay(double lambda) {
    /** Checks the factor. */
    public Decay {
        Inputs.requireBetween("lambda", lambda, 0, 1);
    }

    /**
     * By half-life.
     *
     * @param periods after which a weight is halved, above 0; 11.2 is a lambda of 0.94
     * @return 0.5^(1 / periods)
     */
    public static Decay ofHalfLife(double periods) {
        return new Decay(StrictMath.pow(0.5, 1 / Inputs.requirePositive("periods", periods)));
    }

    /**
     * By span, as moving averages have it.
     *
     * @param periods above 1
     * @return (periods - 1) / (periods + 1)
     */
    public static Decay ofSpan(double periods) {
        return new Decay((Inputs.requirePositive("periods", periods) - 1) / (periods + 1));
    }

    /**
     * The one of RiskMetrics for days.
     *
     * @return 0.94
     */
    public static Decay riskMetrics() {
        return new Decay(0.94);
    }

    /**
     * After how many periods a weight is halved.
     *
     * @return above 0
     */
    public double halfLife() {
        return StrictMath.log(0.5) / StrictMath.log(lambda);
    }
}
