package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns target weights into units to trade: on the step, above minima, within limits, open orders counted. Each weight ends in its band or has a reason why
 * not. {@link #legs} looks at neither cash nor halts, {@link #trades}
 * does. Immutable and thread-safe.
 */
public final class TradePlanner {
    private final TradeTo tradeTo;
    private final TradeLimits limits;

    /**
     * A planner.
     *
     * @param tradeTo how far to trade
     * @param limits how much
     */
    public TradePlanner(TradeTo tradeTo, TradeLimits limits) {
        this.tradeTo = Objects.requireNonNull(tradeTo, "tradeTo");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * What is to be traded.
     *
     * @param now the portfolio
     * @param targets n weights, NaN for what has no target
     * @return n legs, in the order of the portfolio
     */
    public List<Leg> legs(Holdings now, double[] targets) {
        now.requireFit(targets);
        double[] to = tradeTo.destinations(now, targets);
        double scale = turnoverScale(now, targets, to);
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < to.length; i++) {
            legs.add(leg(now, i, targets[i], to[i], scale));
        }
        return legs;
    }

    /**
     * What can be ordered now: sells, and buys that the cash in their purse pays for. Purchases that wait for the proceeds of sales are found when they are
     * asked for again.
     *
     * @param now the portfolio, with its cash
     * @param targets n weights, NaN for what has no target
     * @param cashBuffer share of a purchase that is kept beside it for slippage and fees, for example 0.01
     * @param terms of the orders
     * @return orders, and how each weight ends
     */
    public Trades trades(Holdings now, double[] targets, double cashBuffer, OrderTerms terms) {
        List<Leg> legs = new ArrayList<>(legs(now, targets));
        List<OrderRequest> orders = new ArrayList<>();
        Stage stage = new Stage(now, cashBuffer, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (Stage.Next next : stage.next(legs.stream().map(Leg::units).toList())) {
            if (next.isOrder()) {
                orders.add(terms.order(now.get(next.leg()), next.units()));
            }
            legs.set(next.leg(), ordered(legs.get(next.leg()), now, next));
        }
        return new Trades(legs, orders);
    }

    private Leg ordered(Leg leg, Holdings now, Stage.Next next) {
        if (next.units().equals(leg.units())) {
            return leg;
        }
        Holding holding = now.get(next.leg());
        double after = holding.expected().plus(next.units()).toDouble() * holding.unitValue() / now.capital();
        return new Leg(
                leg.instrument(),
                leg.target(),
                leg.weight(),
                next.units(),
                after,
                outcome(leg.target(), after, null, next.why()));
    }

    private double turnoverScale(Holdings now, double[] targets, double[] to) {
        double turnover = 0;
        for (int i = 0; i < to.length; i++) {
            double change = Double.isNaN(targets[i]) ? 0 : Math.abs(to[i] - now.weight(i));
            turnover += Double.isNaN(change) ? 0 : Math.min(change, limits.change());
        }
        return turnover > limits.turnover() ? limits.turnover() / turnover : 1;
    }

    private Leg leg(Holdings now, int i, double target, double to, double scale) {
        Holding holding = now.get(i);
        double weight = now.weight(i);
        LegOutcome closed = closed(holding, target, weight, to);
        if (closed != null) {
            return new Leg(holding.instrument(), target, weight, Decimal.ZERO, weight, closed);
        }
        Size size = new Size(holding, now.capital());
        size.take(to - weight);
        size.limit(limits.change() * now.capital() / holding.unitValue(), LegOutcome.CHANGE_LIMIT);
        size.limit(Math.abs(size.units) * scale, LegOutcome.TURNOVER_LIMIT);
        limitByVolume(size, holding);
        size.neverShort();
        size.stopAt(to, target, tradeTo);
        Decimal units = size.onStep(target, tradeTo);
        LegOutcome refused = refused(units, holding, now.capital());
        Decimal traded = refused == null ? units : Decimal.ZERO;
        double after = holding.expected().plus(traded).toDouble() * holding.unitValue() / now.capital();
        return new Leg(
                holding.instrument(), target, weight, traded, after, outcome(target, after, refused, size.reason));
    }

    private @Nullable LegOutcome closed(Holding holding, double target, double weight, double to) {
        if (Double.isNaN(target)) {
            return LegOutcome.NO_TARGET;
        } else if (Double.isNaN(weight) || !holding.hasPrice()) {
            return LegOutcome.NO_PRICE;
        } else if (to == weight) {
            return tradeTo.isInBand(target, weight) ? LegOutcome.IN_BAND : LegOutcome.NOT_WORTH_THE_COST;
        } else if (!holding.instrument().isOrderable()) {
            return LegOutcome.NOT_ORDERABLE;
        }
        return null;
    }

    private void limitByVolume(Size size, Holding holding) {
        if (limits.volumeShare() < Double.POSITIVE_INFINITY) {
            boolean known = holding.dailyVolume() >= 0;
            size.limit(
                    known ? limits.volumeShare() * holding.dailyVolume() : 0,
                    known ? LegOutcome.VOLUME_LIMIT : LegOutcome.VOLUME_UNKNOWN);
        }
    }

    /** Why an order for so many units would not be sent; null if it would. */
    private @Nullable LegOutcome refused(Decimal units, Holding holding, double capital) {
        if (units.isZero()) {
            return LegOutcome.STEP;
        }
        LegOutcome minimum = Minima.refusal(holding, units);
        if (minimum != null) {
            return minimum;
        }
        double value = units.abs().toDouble() * holding.unitValue();
        return value < limits.smallestTrade() * capital ? LegOutcome.SMALLEST_TRADE : null;
    }

    private LegOutcome outcome(
            double target, double after, @Nullable LegOutcome refused, @Nullable LegOutcome limited) {
        if (tradeTo.isInBand(target, after)) {
            return LegOutcome.IN_BAND;
        }
        if (limited != null) {
            return limited;
        }
        return refused != null ? refused : LegOutcome.STEP;
    }

    /** Units on their way from what is wanted to what can be ordered. */
    private static final class Size {
        private final Holding holding;
        private final double capital;
        private double units;
        private @Nullable LegOutcome reason;

        Size(Holding holding, double capital) {
            this.holding = holding;
            this.capital = capital;
        }

        void take(double change) {
            units = change * capital / holding.unitValue();
        }

        void limit(double most, LegOutcome why) {
            if (Math.abs(units) > most) {
                units = StrictMath.copySign(most, units);
                reason = why;
            }
        }

        void neverShort() {
            double held = Math.max(0, holding.expected().toDouble());
            if (units < -held && !holding.instrument().isShortable()) {
                units = -held;
                reason = LegOutcome.NOT_SHORTABLE;
            }
        }

        /** Where the way ends before the band something else was worth more. */
        void stopAt(double to, double target, TradeTo tradeTo) {
            if (reason == null && !tradeTo.isInBand(target, to)) {
                reason = LegOutcome.NOT_WORTH_THE_COST;
            }
        }

        /** The nearest step; one more if only that brings the weight into its band. Within a limit never more than asked for. */
        Decimal onStep(double target, TradeTo tradeTo) {
            Instrument instrument = holding.instrument();
            Decimal step = Objects.requireNonNull(instrument.step(), "step");
            boolean limited = reason != null;
            Decimal nearest = Decimal.nearest(units, step, limited ? RoundingMode.DOWN : RoundingMode.HALF_EVEN);
            Decimal next = nearest.plus(units > 0 ? step : step.negate());
            boolean helps = !limited && !isIn(target, nearest, tradeTo) && isIn(target, next, tradeTo);
            return helps ? next : nearest;
        }

        private boolean isIn(double target, Decimal traded, TradeTo tradeTo) {
            double after = holding.expected().plus(traded).toDouble() * holding.unitValue() / capital;
            return tradeTo.isInBand(target, after);
        }
    }
}
