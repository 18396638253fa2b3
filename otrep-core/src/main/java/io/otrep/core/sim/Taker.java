package io.otrep.core.sim;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Money;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Turns a hit into executions: how many units the event offers, at what price after slippage. Single-threaded. */
final class Taker {
    private final VenueState state;
    private final FillRules rules;
    private final Lifecycle lifecycle;
    private final SlippageModel slippage;

    Taker(VenueState state, Lifecycle lifecycle) {
        this.state = state;
        this.rules = state.rules;
        this.lifecycle = lifecycle;
        this.slippage = state.settings.slippage;
    }

    /** Takes from a bar or a trade, at one price. */
    void take(RestingOrder order, SlotMarket market, Look look, double price, Fill.Liquidity liquidity) {
        Decimal wanted = wanted(order, market, price);
        if (wanted == null) {
            return;
        }
        double left = offered(look);
        boolean whole = wanted.toDouble() <= left;
        if (!whole && order.terms.timeInForce() == TimeInForce.FOK) {
            return;
        }
        Decimal units = whole ? wanted : market.instrument.quantity(left);
        if (units.signum() > 0 && execute(order, market, units, price, liquidity)) {
            look.used += units.toDouble();
        }
    }

    private double offered(Look look) {
        if (!rules.consumeLiquidity() && rules.participation() == 1 && !rules.zeroVolumeIsEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double offered = offeredSize(look) * rules.participation();
        return rules.consumeLiquidity() ? Math.max(0, offered - look.used) : offered;
    }

    private double offeredSize(Look look) {
        return look.unstated && !rules.zeroVolumeIsEmpty() ? Double.POSITIVE_INFINITY : look.size;
    }

    /** Takes from the standing levels, best first; a resting limit gets its own price, which is given, otherwise NaN. */
    void walk(RestingOrder order, SlotMarket market, double ownPrice, Fill.Liquidity liquidity) {
        Ladder ladder = order.sign > 0 ? market.asks : market.bids;
        Decimal wanted = wanted(order, market, ladder.best());
        if (wanted == null
                || order.terms.timeInForce() == TimeInForce.FOK && within(order, ladder) < wanted.toDouble()) {
            return;
        }
        Decimal left = wanted;
        for (int i = 0; i < ladder.count() && left.signum() > 0 && isInside(order, ladder.price(i)); i++) {
            double shown = ladder.left(i, rules.consumeLiquidity());
            Decimal units = left.toDouble() <= shown ? left : market.instrument.quantity(shown);
            double price = Double.isNaN(ownPrice) ? ladder.price(i) : ownPrice;
            if (units.signum() > 0) {
                if (!execute(order, market, units, price, liquidity)) {
                    return;
                }
                ladder.take(i, units.toDouble());
                left = left.minus(units);
            }
        }
        if (left.signum() > 0 && order.isMarketNow()) {
            remainder(order, market, ladder, left, liquidity);
        }
    }

    private void remainder(
            RestingOrder order, SlotMarket market, Ladder ladder, Decimal left, Fill.Liquidity liquidity) {
        switch (rules.remainder()) {
            case NEXT_EVENT -> {}
            case CANCEL -> lifecycle.cancel(order, "the book is used up");
            case NEXT_TICK -> {
                Decimal tick = market.instrument.tick();
                if (ladder.isTopOnly() && tick != null) {
                    double worse = ladder.best() + order.sign * tick.toDouble();
                    if (isInside(order, worse)) {
                        execute(order, market, left, worse, liquidity);
                    }
                }
            }
        }
    }

    private double within(RestingOrder order, Ladder ladder) {
        double total = 0;
        for (int i = 0; i < ladder.count() && isInside(order, ladder.price(i)); i++) {
            total += ladder.left(i, rules.consumeLiquidity());
        }
        return total;
    }

    private static boolean isInside(RestingOrder order, double price) {
        boolean unlimited = order.isMarketNow() && Double.isNaN(order.limit);
        return unlimited || (price - order.limit) * order.sign <= 0;
    }

    /** Units that the order still wants at a price; null if that is none, and then the order may have ended. */
    private @Nullable Decimal wanted(RestingOrder order, SlotMarket market, double price) {
        if (order.quantity == null) {
            resolveNotional(order, market.instrument, price);
        }
        Decimal left = order.isClosed() ? null : order.remaining();
        if (left == null || left.signum() <= 0) {
            return null;
        }
        boolean reduces = order.terms.isReduceOnly() || market.status == InstrumentStatus.CLOSE_ONLY;
        return reduces ? reducing(order, left) : left;
    }

    /** The first price says how many units an order by value is; from then on it is one for units. */
    private void resolveNotional(RestingOrder order, Instrument instrument, double price) {
        Decimal units = instrument.quantity(order.remainingUnits(price, instrument.multiplierAsDouble()));
        if (units.signum() > 0) {
            lifecycle.resize(order, units, "its value buys " + units + " units");
        } else {
            lifecycle.cancel(order, "the notional buys less than one step at " + price);
        }
    }

    private @Nullable Decimal reducing(RestingOrder order, Decimal left) {
        Decimal held = state.account.held(order.slot);
        if (held.signum() * order.sign >= 0) {
            lifecycle.cancel(order, "nothing left to reduce");
            return null;
        }
        Decimal most = held.abs();
        if (most.compareTo(left) < 0) {
            lifecycle.resize(order, order.filled.plus(most), "reduced to the position");
        }
        return most.min(left);
    }

    /** Executes units; false if the margin model refuses and the order ends. */
    private boolean execute(
            RestingOrder order, SlotMarket market, Decimal units, double reference, Fill.Liquidity liquidity) {
        Instrument instrument = market.instrument;
        Decimal price = liquidity == Fill.Liquidity.TAKER
                ? slipped(order, market, units, reference)
                : instrument.price(reference, RoundingMode.HALF_EVEN);
        MarginModel margin = state.settings.margin;
        if (margin != null && rules.marginAtFill()) {
            String refusal = refusal(margin, order, units, price, liquidity);
            if (refusal != null) {
                lifecycle.cancel(order, refusal);
                return false;
            }
        }
        state.executions.fill(order, units, price, liquidity);
        lifecycle.count(order);
        return true;
    }

    /** Asks the margin model, the units being no longer open but about to be executed, at a price that has the fee in it. */
    private @Nullable String refusal(
            MarginModel margin, RestingOrder order, Decimal units, Decimal price, Fill.Liquidity liquidity) {
        Instrument instrument = order.terms.instrument();
        Money fee = state.executions.fee(order, units, price, liquidity);
        boolean added = order.sign > 0 && fee.isPositive() && fee.currency().equals(instrument.currency());
        double perUnit = added ? fee.amount().toDouble() / (units.toDouble() * instrument.multiplierAsDouble()) : 0;
        double open = Math.min(units.toDouble(), order.workingUnits);
        state.account.working(order.slot, order.sign, -open);
        String refusal = margin.refusal(
                state.account, instrument, order.terms.side(), units.toDouble(), price.toDouble() + perUnit);
        state.account.working(order.slot, order.sign, open);
        return refusal;
    }

    /** The price after slippage; one between two ticks, as a trailing stop may have, goes against us. */
    private Decimal slipped(RestingOrder order, SlotMarket market, Decimal units, double reference) {
        double worse = slippage.price(order.terms.side(), units.toDouble(), reference, market);
        double given = order.type == OrderType.TRAILING_STOP ? Double.NaN : reference;
        Decimal price = Executions.binding(market.instrument, given, worse, order.sign);
        Decimal limit = order.isMarketNow() ? order.terms.protectionPrice() : order.terms.limitPrice();
        boolean beyond = limit != null && price.compareTo(limit) * order.sign > 0;
        return beyond && limit != null ? limit : price;
    }
}
