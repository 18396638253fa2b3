package io.otrep.portfolio.cost;

import io.otrep.account.FeeModel;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.math.RoundingMode;

/**
 * What a tariff takes, in the quote currency. Immutable and thread-safe.
 *
 * @param fees the tariff
 */
record TariffCost(FeeModel fees) implements CostPart {
    @Override
    public double cost(CostQuery query) {
        Instrument instrument = query.instrument();
        if (!instrument.isOrderable()) {
            return Double.NaN;
        }
        Decimal quantity = instrument.quantity(query.units());
        if (quantity.isZero()) {
            return 0;
        }
        Decimal price = instrument.price(query.price(), RoundingMode.HALF_UP);
        Money fee = fees.feeOfOrder(instrument, query.side(), quantity, price, query.tradedValue30Days());
        return inQuoteCurrency(fee, instrument, query.price());
    }

    /** NaN for a fee in a currency that has nothing to do with the instrument. */
    static double inQuoteCurrency(Money fee, Instrument instrument, double price) {
        double amount = fee.amount().toDouble();
        if (fee.isZero() || fee.currency().equals(instrument.currency())) {
            return amount;
        }
        boolean inAsset =
                instrument.baseCurrency().filter(fee.currency()::equals).isPresent();
        return inAsset ? amount * price : Double.NaN;
    }
}
