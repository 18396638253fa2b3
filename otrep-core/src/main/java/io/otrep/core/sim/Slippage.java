package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SquareRootImpact;
import io.otrep.order.Side;
import java.util.List;

/**
 * The usual models of slippage. A relative slippage {@code r} makes a buyer pay {@code price * (1 + r)} and a seller receive
 * {@code price * (1 - r)}. All are functions of their arguments: the same order in the same market slips the same.
 *
 * <pre>{@code
 * Slippage.bps(2);                       // 100 is bought at 100.02
 * Slippage.volumeShare(0.025, 0.1);      // 1 % of the volume of the bar: 100 * (1 + 0.1 * 0.01^2) = 100.001
 * Slippage.squareRoot(1.0, 5, 200);      // volatility 1 % a bar, 4 % of its volume: 100 * (1 + 0.01 * 0.2) = 100.2
 * }</pre>
 *
 * <p>Stateless and thread-safe; so is each model.
 */
public final class Slippage {
    private static final SlippageModel NONE = new RelativeSlippage("none", 0, (quantity, context) -> 0);
    private static final double BASIS_POINT = 1e-4;

    private Slippage() {}

    /**
     * No slippage, which flags the result.
     *
     * @return the model; {@link SlippageModel#isNone()} is true
     */
    public static SlippageModel none() {
        return NONE;
    }

    /**
     * The same fraction of the price always.
     *
     * @param bps basis points, from 0, below 10,000
     * @return the model
     */
    public static SlippageModel bps(double bps) {
        double fraction = fraction("bps", bps);
        return new RelativeSlippage("bps", fraction, (quantity, context) -> fraction);
    }

    /**
     * Half of the quoted spread, for reference prices in the middle, such as closes of trades.
     *
     * @param unknownBps taken of the price where no quote is known, or it is crossed; from 0, below 10,000
     * @return the model
     */
    public static SlippageModel halfSpread(double unknownBps) {
        return new HalfSpreadSlippage(bps(unknownBps));
    }

    /**
     * A number of ticks. A sale is never taken below one tick.
     *
     * @param ticks at least 0
     * @return the model
     * @throws IllegalArgumentException if ticks is negative
     */
    public static SlippageModel ticks(int ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("ticks of slippage must be at least 0, but was " + ticks);
        }
        return new TickSlippage(ticks);
    }

    /**
     * Quadratic in the share of the volume: {@code impact * min(quantity / volume, limit)^2} of the price. Where the volume is not known or 0, the
     * share is taken at its limit. The form, and the numbers 0.025 and 0.1, are those that zipline documents for its default slippage; there
     * the limit also bounds what a bar fills, which here is the fill rules' to say.
     *
     * @param limit largest share that counts, above 0, at most 1, for example 0.025
     * @param impact fraction of the price at a share of 1, from 0, such that {@code impact * limit^2} is below 1; for example 0.1
     * @return the model
     */
    public static SlippageModel volumeShare(double limit, double impact) {
        if (!(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException(
                    "limit of the volume share must be above 0, at most 1, but was " + limit);
        }
        double most = impact * limit * limit;
        if (!(impact >= 0 && most < 1)) {
            throw new IllegalArgumentException(
                    "impact must be at least 0 and take less than the price at limit " + limit + ", but was " + impact);
        }
        return new RelativeSlippage("volume share", most, (quantity, context) -> {
            double share = quantity / context.volume();
            return share < limit ? impact * share * share : most;
        });
    }

    /**
     * The square-root law of market impact: {@code coefficient * volatility * sqrt(quantity / volume)} of the price, with the volatility and the
     * average volume of bars. The product is the same whether both are of a minute or of a day, since volatility grows with the square root of
     * time and volume with time.
     *
     * <p>Source: the law is known from practice since M. Torre, BARRA Market Impact Model Handbook (1997). R. Almgren, C. Thum, E. Hauptmann
     * and H. Li, Direct estimation of equity market impact, Risk 18 (2005), measured an exponent of 0.600 +- 0.038 for the temporary part and
     * rejected 1/2 for their data; with a coefficient near 1 the root stays the usual first guess, and it needs no time of execution.
     *
     * @param coefficient at least 0, near 1
     * @param unknownBps taken where volatility or volume is not known yet; from 0, below 10,000
     * @param worstBps most that is taken of the price; from 0, below 10,000
     * @return the model
     */
    public static SlippageModel squareRoot(double coefficient, double unknownBps, double worstBps) {
        return impact(new SquareRootImpact(coefficient), unknownBps, worstBps);
    }

    /**
     * The square-root law with a coefficient that was measured, as a cost model refitted from fills has one.
     *
     * @param impact the law
     * @param unknownBps taken where volatility or volume is not known yet; from 0, below 10,000
     * @param worstBps most that is taken of the price; from 0, below 10,000
     * @return the model
     */
    public static SlippageModel impact(SquareRootImpact impact, double unknownBps, double worstBps) {
        double unknown = fraction("unknownBps", unknownBps);
        double worst = fraction("worstBps", worstBps);
        double most = Math.max(unknown, impact.coefficient() > 0 ? worst : 0);
        return new RelativeSlippage("square root", most, (quantity, context) -> {
            double share = impact.fraction(quantity, context.barVolatility(), context.averageVolume());
            return Double.isNaN(share) ? unknown : Math.min(share, worst);
        });
    }

    /**
     * Several, each from the price that the one before gave.
     *
     * @param parts at least one
     * @return the model
     */
    public static SlippageModel all(SlippageModel... parts) {
        return new SlippageChain(List.of(parts));
    }

    private static double fraction(String what, double bps) {
        double fraction = bps * BASIS_POINT;
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(what + " must be at least 0 and below 10,000, but was " + bps);
        }
        return fraction;
    }

    /** The part of the price that an order loses. */
    @FunctionalInterface
    interface Share {
        double of(double quantity, SlippageContext context);
    }

    /** Takes a fraction of the price; {@code most} is the largest it can be. */
    record RelativeSlippage(String name, double most, Share share) implements SlippageModel {
        @Override
        public double price(Side side, double quantity, double referencePrice, SlippageContext context) {
            double fraction = share.of(quantity, context);
            return side == Side.BUY ? referencePrice * (1 + fraction) : referencePrice * (1 - fraction);
        }

        @Override
        public boolean isNone() {
            return most == 0;
        }
    }

    private record HalfSpreadSlippage(SlippageModel unknown) implements SlippageModel {
        @Override
        public double price(Side side, double quantity, double referencePrice, SlippageContext context) {
            double half = (context.ask() - context.bid()) / 2;
            if (!(half >= 0 && half < referencePrice)) {
                return unknown.price(side, quantity, referencePrice, context);
            }
            return side == Side.BUY ? referencePrice + half : referencePrice - half;
        }
    }

    private record TickSlippage(int ticks) implements SlippageModel {
        @Override
        public double price(Side side, double quantity, double referencePrice, SlippageContext context) {
            double tick = tick(context.instrument());
            return side == Side.BUY
                    ? referencePrice + ticks * tick
                    : Math.max(referencePrice - ticks * tick, Math.min(tick, referencePrice));
        }

        private static double tick(Instrument instrument) {
            Decimal tick = instrument.tick();
            if (tick == null) {
                throw new IllegalStateException(
                        instrument + " has no tick; state it in the instrument's metadata before trading it");
            }
            return tick.toDouble();
        }

        @Override
        public boolean isNone() {
            return ticks == 0;
        }
    }

    private record SlippageChain(List<SlippageModel> parts) implements SlippageModel {
        @Override
        public double price(Side side, double quantity, double referencePrice, SlippageContext context) {
            double price = referencePrice;
            for (int i = 0; i < parts.size(); i++) {
                price = parts.get(i).price(side, quantity, price, context);
            }
            return price;
        }

        @Override
        public boolean isNone() {
            return parts.stream().allMatch(SlippageModel::isNone);
        }
    }
}
