package io.otrep.portfolio.rebalance;

/**
 * A band around each target weight, and how far to trade once a weight is outside. With an absolute band of 0.05 and a relative one of 0.25 the narrower
 * counts: 0.60 may move from 0.55 to 0.65, 0.04 from 0.03 to 0.05. Immutable and thread-safe.
 *
 * <p>Relative bands keep small positions from drifting by multiples before anything happens, absolute ones keep large positions from never being left
 * alone; both together are the "5/25" rule (Swedroe, 1998, gives those numbers). Trading to the edge halves the turnover of trading to the target where costs are
 * proportional; where they are fixed the target is right (Masters, Journal of Portfolio Management 29(3), 2003).
 */
public final class Bands implements TradeTo {
    private static final double SLACK = 1e-12;

    private final double absolute;
    private final double relative;
    private final double towards;

    private Bands(double absolute, double relative, double towards) {
        if (!(absolute >= 0) || !(relative >= 0) || !(towards >= 0 && towards <= 1)) {
            throw new IllegalArgumentException(
                    "bands must be at least 0 and the way to the target from 0 to 1, but were absolute " + absolute
                            + ", relative " + relative + ", towards " + towards);
        }
        requireFraction("absolute", absolute);
        requireFraction("relative", relative);
        this.absolute = absolute;
        this.relative = relative;
        this.towards = towards;
    }

    /** A band wider than all capital, or than the target itself, is a percentage by mistake: nothing would ever leave it. */
    private static void requireFraction(String what, double width) {
        if (width > 1 && width < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    what + " band must be at most 1, but was " + width + "; widths are fractions, 0.05 for 5 %");
        }
    }

    /**
     * The same band for all.
     *
     * @param width half of it, share of capital, from 0 to 1
     * @return trading to the target
     */
    public static Bands absolute(double width) {
        return new Bands(width, Double.POSITIVE_INFINITY, 1);
    }

    /**
     * A band in proportion to the target.
     *
     * @param width half of it, share of the target, from 0 to 1
     * @return trading to the target
     */
    public static Bands relative(double width) {
        return new Bands(Double.POSITIVE_INFINITY, width, 1);
    }

    /**
     * The narrower of both.
     *
     * @param absolute half of one, share of capital, from 0 to 1
     * @param relative half of the other, share of the target, from 0 to 1
     * @return trading to the target
     */
    public static Bands of(double absolute, double relative) {
        return new Bands(absolute, relative, 1);
    }

    /**
     * No band: every weight goes to its target, as near as its step allows.
     *
     * @return bands of no width
     */
    public static Bands none() {
        return absolute(0);
    }

    /**
     * How far to go from the edge towards the target.
     *
     * @param part 0 for the edge, 1 for the target, which is the default
     * @return a copy
     */
    public Bands towards(double part) {
        return new Bands(absolute, relative, part);
    }

    /**
     * To the edge of the band and a tenth of the way on, so that costs do not leave the weight outside.
     *
     * @return a copy
     */
    public Bands toEdge() {
        return towards(0.1);
    }

    /**
     * Half the width of the band.
     *
     * @param target the weight wanted
     * @return share of capital
     */
    public double halfWidth(double target) {
        return Math.min(
                absolute,
                target == 0 ? (relative < Double.POSITIVE_INFINITY ? 0 : absolute) : relative * Math.abs(target));
    }

    @Override
    public boolean isInBand(double target, double weight) {
        return Math.abs(weight - target) <= halfWidth(target) + SLACK;
    }

    @Override
    public double[] destinations(Holdings now, double[] targets) {
        now.requireFit(targets);
        double[] to = now.weights();
        for (int i = 0; i < to.length; i++) {
            if (!isInBand(targets[i], to[i])) {
                to[i] = destination(targets[i], to[i]);
            }
        }
        return to;
    }

    private double destination(double target, double weight) {
        if (Double.isNaN(target) || Double.isNaN(weight)) {
            return weight;
        }
        double edge = target + StrictMath.copySign(halfWidth(target), weight - target);
        return edge + (target - edge) * towards;
    }

    @Override
    public String toString() {
        return "bands of " + absolute + " absolute, " + relative + " relative, trading " + towards
                + " of the way from the edge to the target";
    }
}
