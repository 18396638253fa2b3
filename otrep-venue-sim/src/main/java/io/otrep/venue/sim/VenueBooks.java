package io.otrep.venue.sim;

import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books that are folded from activities: of each execution its last revision holds. Single-threaded. */
final class VenueBooks {
    /** What is held of an instrument, at its average cost. */
    static final class Held {
        private static final int COST_SCALE = 18;

        private Decimal quantity = Decimal.ZERO;
        private Decimal cost = Decimal.ZERO;
        private Decimal realized = Decimal.ZERO;

        Decimal quantity() {
            return quantity;
        }

        Decimal cost() {
            return cost;
        }

        Decimal realized() {
            return realized;
        }

        /** Adds an execution; the profit of what it closes. */
        private Decimal add(Decimal signed, Decimal value) {
            Decimal profit = Decimal.ZERO;
            Decimal open = signed;
            Decimal openValue = value;
            if (quantity.signum() * signed.signum() < 0) {
                Decimal closed = quantity.abs().min(signed.abs());
                Decimal costClosed = part(cost, closed, quantity.abs());
                Decimal valueClosed = part(value, closed, signed.abs());
                profit = costClosed.plus(valueClosed).negate();
                cost = cost.minus(costClosed);
                Decimal toZero = signed.signum() > 0 ? closed : closed.negate();
                quantity = quantity.plus(toZero);
                open = signed.minus(toZero);
                openValue = value.minus(valueClosed);
            }
            quantity = quantity.plus(open);
            cost = cost.plus(openValue);
            realized = realized.plus(profit);
            return profit;
        }

        private static Decimal part(Decimal total, Decimal units, Decimal of) {
            return units.equals(of) ? total : total.times(units).dividedBy(of, COST_SCALE, RoundingMode.HALF_EVEN);
        }
    }

    private final Map<Currency, Decimal> cash = new LinkedHashMap<>();
    private final Map<Instrument, Held> holdings = new LinkedHashMap<>();
    private final List<Instrument> instruments;

    private VenueBooks(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    static VenueBooks of(List<Instrument> instruments, List<Activity> activities) {
        VenueBooks books = new VenueBooks(instruments);
        for (Activity activity : activities) {
            if (activity instanceof CashFlow flow) {
                books.book(flow.amount());
            }
        }
        Map<String, Money> fees = finalFees(activities);
        effectiveFills(activities).values().forEach(fill -> {
            Money adjusted = fees.get(fill.key().family());
            books.fill(fill, adjusted == null ? fill.fee() : adjusted);
        });
        return books;
    }

    /** Executions that hold, by family, in the order in which they were first told. */
    static Map<String, Fill> effectiveFills(List<Activity> activities) {
        Map<String, Fill> fills = new LinkedHashMap<>();
        for (Activity activity : activities) {
            String family = activity.key().family();
            if (activity instanceof Fill fill) {
                fills.put(family, fill);
            } else if (activity instanceof FillCorrection correction) {
                Fill corrected = correction.corrected();
                if (corrected == null) {
                    fills.remove(family);
                } else {
                    fills.put(family, corrected);
                }
            }
        }
        return fills;
    }

    private static Map<String, Money> finalFees(List<Activity> activities) {
        Map<String, Money> fees = new LinkedHashMap<>();
        for (Activity activity : activities) {
            if (activity instanceof FeeAdjustment adjustment) {
                fees.put(adjustment.executionFamily(), adjustment.fee());
            }
        }
        return fees;
    }

    /** The base asset of a spot exchange is a holding, everything else is cash. */
    private void book(Money amount) {
        for (Instrument instrument : instruments) {
            boolean isBase = instrument.settlement() == SettlementModel.SPOT_EXCHANGE
                    && instrument
                            .baseCurrency()
                            .filter(amount.currency()::equals)
                            .isPresent();
            if (isBase) {
                Held held = held(instrument);
                held.quantity = held.quantity.plus(amount.amount());
                return;
            }
        }
        cash.merge(amount.currency(), amount.amount(), Decimal::plus);
    }

    private void fill(Fill fill, @Nullable Money fee) {
        Instrument instrument = fill.instrument();
        Decimal value = fill.signedQuantity().times(fill.price()).times(instrument.multiplier());
        Decimal profit = held(instrument).add(fill.signedQuantity(), value);
        boolean margined = instrument.settlement() == SettlementModel.MARGINED;
        cash.merge(instrument.currency(), margined ? profit : value.negate(), Decimal::plus);
        if (fee != null) {
            book(fee.negate());
        }
    }

    private Held held(Instrument instrument) {
        return holdings.computeIfAbsent(instrument, key -> new Held());
    }

    Map<Currency, Decimal> cash() {
        return cash;
    }

    Map<Instrument, Held> holdings() {
        return holdings;
    }

    Decimal cash(Currency currency) {
        return cash.getOrDefault(currency, Decimal.ZERO);
    }

    Decimal quantity(Instrument instrument) {
        Held held = holdings.get(instrument);
        return held == null ? Decimal.ZERO : held.quantity;
    }
}
