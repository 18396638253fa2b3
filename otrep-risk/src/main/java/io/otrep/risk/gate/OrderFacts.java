package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import org.jspecify.annotations.Nullable;

/**
 * What the rules want to know about one order, worked out once. Quantities are in units and seen from the order's own direction: a
 * position counts as positive when the order adds to it. So one formula serves both sides: with {@code before} the worst case already
 * there (position plus working and unknown orders of the same side) and {@code added} what the order may add, {@code after} is the worst
 * case that any subset of fills can reach on this side; the other side is not made worse.
 *
 * <p>For example long 100 with working sells of 30, an order to sell 50: before is -70, added 50, after -20: it only reduces.
 *
 * <p>A flyweight of the chain, loaded anew for each check; single-threaded.
 */
final class OrderFacts {
    /** Sums of units in double are off by less than this, which is less than any step. */
    private static final double ROUNDING = 1e-12;

    /** Below this part of a limit rounding does not matter. */
    private static final double NEARLY = 1 - 1e-12;

    /** What the engine made before the first check. */
    private @Nullable OrderIntent loaded;

    private @Nullable RiskView source;
    private @Nullable Instrument traded;
    private @Nullable OrderRequest asked;
    int slot;
    double sign;
    /** Units of the order, the total of a replace. */
    double quantity;
    /** Units that it may add to what works already: of a replace, new less old, at least 0; of a reduce-only exit 0. */
    double added;

    /** Units of the view: the position with its own sign, what works on each side. */
    double held;

    double workingBuy;
    double workingSell;

    double position;
    double before;
    double after;
    double mark;
    /** Base currency for one unit at the mark. */
    double unitValue;

    double equity;
    /** What limits of exposure are multiplied by just now. */
    double scale;

    boolean reducing;

    void load(OrderIntent intent, int slot, RiskView view) {
        OrderRequest request = intent.request();
        Instrument instrument = view.instrument(slot);
        loaded = intent;
        source = view;
        asked = request;
        traded = instrument;
        this.slot = slot;
        boolean buy = request.side() == Side.BUY;
        sign = buy ? 1 : -1;
        mark = view.mark(slot);
        double multiplier = instrument.multiplierAsDouble();
        unitValue = mark * multiplier * view.rate(slot);
        equity = view.equity();
        scale = 1;
        held = view.position(slot);
        workingBuy = view.workingBuy(slot);
        workingSell = view.workingSell(slot);
        position = sign * held;
        before = position + (buy ? workingBuy : workingSell);
        resize(units(request, mark * multiplier));
    }

    /** Takes another quantity, in units. */
    void resize(double units) {
        quantity = units;
        OrderRequest old = intent().replaced();
        double counted = old == null || old.isReduceOnly() ? 0 : units(old, unitPrice()); // of exits nothing
        added = Math.max(0, units - counted);
        after = before + added;
        if (after > 0 && after <= ROUNDING * added) {
            after = 0; // 0.2 on top of 0.1 closes 0.3
        }
        reducing = request().isReduceOnly() || after <= 0 || added == 0;
    }

    private double unitPrice() {
        return mark * instrument().multiplierAsDouble();
    }

    private static double units(OrderRequest request, double unitPrice) {
        Decimal notional = request.notional();
        return notional == null ? request.quantityAsDouble() : notional.toDouble() / unitPrice;
    }

    /**
     * Whether the state of everything is as it is nearly always: the switch is on, the venue trades, the account may go short, and so may
     * the instrument; and the order is not reduce-only. The rules on state have nothing to say then.
     */
    boolean isPlain() {
        RiskView view = view();
        Account account = view.account(slot);
        return view.tradingState(slot) == TradingState.ACTIVE
                && view.status(slot) == InstrumentStatus.TRADING
                && (account == null || account.isShortingAllowed() && !account.isTradingBlocked())
                && instrument().isShortable()
                && !request().isReduceOnly();
    }

    OrderIntent intent() {
        OrderIntent intent = loaded;
        if (intent == null) {
            throw new IllegalStateException("no order was loaded; call load first");
        }
        return intent;
    }

    RiskView view() {
        RiskView view = source;
        if (view == null) {
            throw new IllegalStateException("no order was loaded; call load first");
        }
        return view;
    }

    OrderRequest request() {
        OrderRequest request = asked;
        if (request == null) {
            throw new IllegalStateException("no order was loaded; call load first");
        }
        return request;
    }

    Instrument instrument() {
        Instrument instrument = traded;
        if (instrument == null) {
            throw new IllegalStateException("no order was loaded; call load first");
        }
        return instrument;
    }

    boolean isBuy() {
        return sign > 0;
    }

    /** Whether it leads out of a position; a replace that adds no units may still pay more to get in. */
    boolean isExit() {
        return request().isReduceOnly() || after <= 0;
    }

    /** Units that close what the order is against, and no more; 0 if there is nothing to close. */
    double closing() {
        return Math.max(0, -before);
    }

    /** Units that open or deepen a position, at least 0. */
    double opening() {
        return reducing ? 0 : Math.min(added, after);
    }

    /** The most that one unit may cost, or bring, in the quote currency: the limit of a buy, the best price seen otherwise. */
    double costPrice() {
        OrderRequest request = request();
        double limit = request.limitPriceAsDouble();
        if (isBuy() && !Double.isNaN(limit)) {
            return limit;
        }
        return largest(largest(mark, limit), isBuy() ? view().ask(slot) : view().bid(slot));
    }

    private static double largest(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return other > one ? other : one;
    }

    /** Whether a value is at most a fraction of a base above 0. A quotient costs more than a product, so it is asked only near the limit. */
    static boolean isWithin(double value, double limit, double base) {
        return value <= limit * base * NEARLY || value / base <= limit;
    }

    /** Value of a number of units at {@link #costPrice()}, in the base currency; NaN if not known. */
    double cost(double units) {
        return units * costPrice() * instrument().multiplierAsDouble() * view().rate(slot);
    }
}
