package io.otrep.core.sim;

import io.otrep.account.FeeModel;
import io.otrep.account.FeeState;
import io.otrep.account.Fill.Liquidity;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import org.jspecify.annotations.Nullable;

/** An order that is executed piece by piece, with the fees that a model takes for it. */
final class OneOrder implements FeeState {
    private final FeeModel fees;
    private final Instrument instrument;
    private final Side side;
    private Decimal quantity = Decimal.ZERO;
    private Decimal value = Decimal.ZERO;
    private @Nullable Money charged;
    private double traded30Days;

    OneOrder(FeeModel fees, Instrument instrument, Side side) {
        this.fees = fees;
        this.instrument = instrument;
        this.side = side;
    }

    OneOrder afterTrading(double value30Days) {
        this.traded30Days = value30Days;
        return this;
    }

    Money fill(String quantity, String price) {
        return fill(quantity, price, Liquidity.TAKER);
    }

    Money fill(String quantity, String price, Liquidity liquidity) {
        return fill(Decimal.parse(quantity), Decimal.parse(price), liquidity);
    }

    Money fill(Decimal units, Decimal price, Liquidity liquidity) {
        Money fee = fees.fee(instrument, side, units, price, liquidity, quantity.isZero(), 0, this);
        quantity = quantity.plus(units);
        value = value.plus(units.times(price).times(instrument.multiplier()));
        charged = charged == null ? fee : charged.plus(fee);
        return fee;
    }

    @Override
    public Decimal orderQuantityBefore() {
        return quantity;
    }

    @Override
    public Decimal orderValueBefore() {
        return value;
    }

    @Override
    public @Nullable Money orderFeesBefore() {
        return charged;
    }

    @Override
    public double tradedValue30Days() {
        return traded30Days;
    }
}
