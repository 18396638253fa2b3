package io.otrep.core.sim;

import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.PositionAdjustment;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.PriceAdjustment;
import io.otrep.order.OrderRequest;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What issuers do, as it changes the account and the resting orders. A split leaves whole steps and pays the rest in cash at the last price;
 * a dividend is paid, or owed by a short position, at once; a new symbol or a merger ends the orders of the old one. Tapes whose prices are
 * adjusted for an action already do not see it again. Single-threaded.
 */
final class CorporateActions {
    private static final int CASH_SCALE = 18;

    private final VenueState state;
    private final Lifecycle lifecycle;
    private final Contingents contingents;

    CorporateActions(VenueState state, Lifecycle lifecycle, Contingents contingents) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.contingents = contingents;
    }

    void onAction(int slot, CorporateAction action) {
        PriceAdjustment adjustment = state.markets[slot].instrument.adjustment();
        switch (action.kind()) {
            case SPLIT -> {
                if (adjustment == PriceAdjustment.RAW) {
                    split(slot, action);
                }
            }
            case DIVIDEND -> {
                if (adjustment != PriceAdjustment.TOTAL) {
                    dividend(slot, action);
                }
            }
            case SYMBOL_CHANGE, MERGER -> succeed(slot, action);
        }
    }

    private void split(int slot, CorporateAction action) {
        SlotMarket market = state.markets[slot];
        Decimal held = state.account.held(slot);
        if (held.signum() != 0) {
            Decimal after = converted(held, action, market.instrument);
            Decimal rest = held.times(action.numerator()).minus(after.times(action.denominator()));
            Money cash = inLieu(rest, action, market);
            state.account.convert(slot, slot, after);
            adjust(action, market.instrument, cash == null ? null : after, cash);
        } else if (hasOpenOrders(slot)) {
            adjust(action, market.instrument, null, null);
        }
        double ratio = action.numerator().toDouble() / action.denominator().toDouble();
        market.split(ratio);
        splitOrders(slot, action, ratio);
    }

    /** Orders are counted in new units too, so that who waits for them has to know. */
    private boolean hasOpenOrders(int slot) {
        SlotOrders orders = state.orders[slot];
        for (int i = 0; i < orders.count(); i++) {
            if (!orders.get(i).isClosed()) {
                return true;
            }
        }
        return false;
    }

    private static Decimal converted(Decimal units, CorporateAction action, Instrument instrument) {
        Decimal step = instrument.step();
        Decimal exact = units.times(action.numerator()).dividedBy(action.denominator(), CASH_SCALE, RoundingMode.DOWN);
        return step == null ? exact : exact.toMultipleOf(step, RoundingMode.DOWN);
    }

    /** Cash for a fraction, given in old units times the numerator, at the last price of an old unit. */
    private static @Nullable Money inLieu(Decimal rest, CorporateAction action, SlotMarket market) {
        if (rest.signum() == 0
                || Double.isNaN(market.mark())
                || action.numerator().signum() == 0) {
            return null;
        }
        Decimal last = market.instrument.price(market.mark(), RoundingMode.HALF_EVEN);
        Decimal value = rest.times(last).times(market.instrument.multiplier());
        Decimal paid = action.numerator().equals(Decimal.ONE)
                ? value
                : value.dividedBy(action.numerator(), CASH_SCALE, RoundingMode.HALF_EVEN);
        return Money.of(paid, market.instrument.currency());
    }

    private void splitOrders(int slot, CorporateAction action, double ratio) {
        SlotOrders orders = state.orders[slot];
        for (int i = 0; i < orders.count(); i++) {
            RestingOrder order = orders.get(i);
            if (order.isClosed()) {
                continue;
            }
            if (state.rules.splitOrders() == SplitOrders.CANCEL) {
                end(order, "split");
            } else {
                splitOrder(order, action, ratio);
            }
        }
    }

    private void splitOrder(RestingOrder order, CorporateAction action, double ratio) {
        OrderRequest terms = order.terms;
        Instrument instrument = terms.instrument();
        Decimal quantity = order.quantity;
        Decimal filled = converted(order.filled, action, instrument);
        Decimal after = quantity == null ? null : converted(quantity, action, instrument);
        if (after != null && after.compareTo(filled) <= 0) {
            end(order, "nothing is left after the split");
            return;
        }
        order.filled = filled;
        order.active = order.active == null ? null : converted(order.active, action, instrument);
        order.reduced = converted(order.reduced, action, instrument);
        order.whole = order.whole == null ? null : converted(order.whole, action, instrument);
        double stop = order.stop / ratio;
        OrderRequest.Builder changed = terms.toBuilder()
                .limitPrice(price(order, terms.limitPrice(), ratio))
                .stopPrice(price(order, terms.stopPrice(), ratio))
                .protectionPrice(price(order, terms.protectionPrice(), ratio))
                .trailAmount(price(order, terms.trailAmount(), ratio));
        lifecycle.replace(order, (terms.quantity() == null ? changed : changed.quantity(after)).build(), "split");
        order.stop = stop;
    }

    private static @Nullable Decimal price(RestingOrder order, @Nullable Decimal price, double ratio) {
        if (price == null) {
            return null;
        }
        Instrument instrument = order.terms.instrument();
        RoundingMode mode = order.sign > 0 ? RoundingMode.DOWN : RoundingMode.UP;
        Decimal after = instrument.price(price.toDouble() / ratio, mode);
        Decimal tick = instrument.tick();
        return after.isPositive() || tick == null ? after : tick;
    }

    private void dividend(int slot, CorporateAction action) {
        Instrument instrument = state.markets[slot].instrument;
        Decimal amount = state.account.held(slot).times(action.cash()).times(instrument.multiplier());
        if (amount.signum() != 0) {
            Money cash = Money.of(amount, instrument.currency());
            state.account.book(cash);
            state.tell(new CashFlow(
                    state.nextKey("dividend"), state.clock.nowNanos, CashFlow.Kind.DIVIDEND, cash, instrument));
        }
    }

    private void succeed(int slot, CorporateAction action) {
        endAll(slot, "the listing has ended");
        SlotMarket market = state.markets[slot];
        Instrument successor = action.successor() == null ? market.instrument : action.successor();
        Integer newSlot = state.slots.get(successor);
        Decimal held = state.account.held(slot);
        if (held.signum() == 0 || newSlot == null) {
            return;
        }
        Decimal after = converted(held, action, successor);
        Decimal rest = held.times(action.numerator()).minus(after.times(action.denominator()));
        Money fraction = inLieu(rest, action, market);
        Decimal part = held.times(action.cash()).times(market.instrument.multiplier());
        Money cash = part.signum() == 0 ? null : Money.of(part, market.instrument.currency());
        Money paid = cash == null ? fraction : fraction == null ? cash : cash.plus(fraction);
        state.account.convert(slot, newSlot, after);
        adjust(action, successor, fraction == null ? null : after, paid);
    }

    private void adjust(CorporateAction action, Instrument successor, @Nullable Decimal after, @Nullable Money cash) {
        if (cash != null) {
            state.account.book(cash);
        }
        ActivityKey key = state.nextKey("action");
        state.tell(new PositionAdjustment(
                key,
                state.clock.nowNanos,
                action.kind(),
                action.instrument(),
                successor,
                action.numerator(),
                action.denominator(),
                after,
                cash));
    }

    /** Ends every open order of a slot. */
    void endAll(int slot, String why) {
        SlotOrders orders = state.orders[slot];
        for (int i = 0; i < orders.count(); i++) {
            if (!orders.get(i).isClosed()) {
                end(orders.get(i), why);
            }
        }
    }

    private void end(RestingOrder order, String why) {
        lifecycle.cancel(order, why);
        contingents.afterClose(order);
    }
}
