package io.otrep.core.sim;

import io.otrep.account.ActivityKey;
import io.otrep.account.FeeModel;
import io.otrep.account.FeeState;
import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books executions: fee, account, the order's own count, and the fill that is sent. Single-threaded. */
final class Executions implements FeeState {
    private static final long THIRTY_DAYS = 30L * 86_400_000_000_000L;

    private final VenueAccount account;
    private final SlotMarket[] markets;
    private final FeeModel fees;
    private final Outbox outbox;
    private final VenueClock clock;
    private final SettlementLag settlement;
    private final TradedValues traded = new TradedValues();
    private final List<Fill> fills = new ArrayList<>();
    private final long[] settlesAt;
    private final long[] settleSameUntil;
    private long count;
    private @Nullable RestingOrder current;

    Executions(
            VenueAccount account, SlotMarket[] markets, Simulation.Settings settings, Outbox outbox, VenueClock clock) {
        this.account = account;
        this.markets = markets;
        this.fees = settings.fees;
        this.settlement = settings.settlement;
        this.outbox = outbox;
        this.clock = clock;
        this.settlesAt = new long[markets.length];
        this.settleSameUntil = new long[markets.length];
        Arrays.fill(settleSameUntil, Long.MIN_VALUE);
    }

    /** Makes a price binding: the tape's price exactly, a slipped one rounded to the tick against us. */
    static Decimal binding(Instrument instrument, double reference, double slipped, int sign) {
        if (slipped == reference) {
            return instrument.price(reference, RoundingMode.HALF_EVEN);
        }
        return instrument.price(slipped, sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    /** Executes units of an order at a price. */
    void fill(RestingOrder order, Decimal units, Decimal price, Fill.Liquidity liquidity) {
        Instrument instrument = markets[order.slot].instrument;
        Money fee = fee(order, units, price, liquidity);
        order.fees = plus(order.fees, fee);
        order.filled = order.filled.plus(units);
        order.value = order.value.plusProduct(units.times(instrument.multiplier()), price);
        order.updatedAtNanos = clock.nowNanos;
        book(order.slot, order.sign, units, price, fee);
        Decimal total = order.quantity;
        if (total != null && order.filled.compareTo(total) >= 0) {
            order.status = OrderStatus.FILLED;
        } else if (order.status == OrderStatus.PENDING_NEW) {
            order.status = OrderStatus.ACCEPTED;
        }
        send(fill(order.terms.instrument(), order.terms.side(), units, price)
                .fee(fee)
                .liquidity(liquidity)
                .clientOrderId(order.intent.id())
                .venueOrderId(order.venueOrderId)
                .build());
    }

    /** What an execution of an order would cost. */
    Money fee(RestingOrder order, Decimal units, Decimal price, Fill.Liquidity liquidity) {
        boolean first = order.filled.signum() == 0;
        current = order;
        Money fee = fees.fee(
                order.terms.instrument(), order.terms.side(), units, price, liquidity, first, clock.nowNanos, this);
        current = null;
        return fee;
    }

    /** Executes an order of the venue's own, which takes liquidity. */
    void close(int slot, Side side, Decimal units, Decimal price, VenueOrderId venueOrderId) {
        Instrument instrument = markets[slot].instrument;
        Money fee = fees.fee(instrument, side, units, price, Fill.Liquidity.TAKER, true, clock.nowNanos, this);
        book(slot, side == Side.BUY ? 1 : -1, units, price, fee);
        send(fill(instrument, side, units, price)
                .fee(fee)
                .liquidity(Fill.Liquidity.TAKER)
                .venueOrderId(venueOrderId)
                .build());
    }

    private void book(int slot, int sign, Decimal units, Decimal price, Money fee) {
        Instrument instrument = markets[slot].instrument;
        traded.forget(clock.nowNanos - THIRTY_DAYS);
        traded.add(clock.nowNanos, units.toDouble() * price.toDouble() * instrument.multiplierAsDouble());
        account.fill(slot, sign, units, price, fee, sign < 0 ? settlesAtNanos(slot) : Long.MIN_VALUE);
    }

    /** When the proceeds of a sale can be spent; very early if at once. Sales of one session settle together. */
    private long settlesAtNanos(int slot) {
        long now = clock.nowNanos;
        if (now >= settleSameUntil[slot]) {
            Instrument instrument = markets[slot].instrument;
            settlesAt[slot] = settlement.settlesAtNanos(instrument, now);
            settleSameUntil[slot] = settlement.sameUntilNanos(instrument, now);
        }
        return settlesAt[slot] > now ? settlesAt[slot] : Long.MIN_VALUE;
    }

    private Fill.Builder fill(Instrument instrument, Side side, Decimal units, Decimal price) {
        count++;
        ActivityKey key = ActivityKey.of(account.id(), account.id().route() + "-e" + count);
        return Fill.builder(key, clock.nowNanos, instrument, side, units, price);
    }

    private void send(Fill sent) {
        fills.add(sent);
        outbox.send(sent);
    }

    /** A fee of nothing may be in another currency than the one before. */
    private static Money plus(@Nullable Money before, Money fee) {
        if (before == null || before.isZero()) {
            return fee;
        }
        return fee.isZero() ? before : before.plus(fee);
    }

    /** All fills, oldest first. */
    List<Fill> sentSoFar() {
        return fills;
    }

    @Override
    public Decimal orderQuantityBefore() {
        RestingOrder order = current;
        return order == null ? Decimal.ZERO : order.filled;
    }

    @Override
    public Decimal orderValueBefore() {
        RestingOrder order = current;
        return order == null ? Decimal.ZERO : order.value;
    }

    @Override
    public @Nullable Money orderFeesBefore() {
        RestingOrder order = current;
        return order == null ? null : order.fees;
    }

    @Override
    public double tradedValue30Days() {
        traded.forget(clock.nowNanos - THIRTY_DAYS);
        return traded.sum();
    }
}
