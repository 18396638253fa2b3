package io.otrep.core.sim;

import io.otrep.account.AccountId;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Lot;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The venue's own books of one account: cash by currency, and what is held by slot, first in, first out. Exact where money is booked, in
 * {@code double} where the margin model looks. Single-threaded.
 */
final class VenueAccount implements MarginAccount {
    private static final int COST_SCALE = 18;

    private final AccountId id;
    private final Currency currency;
    private final SlotMarket[] markets;
    private final Map<Instrument, Integer> slots;
    private final Map<Currency, Decimal> cash = new LinkedHashMap<>();
    private final Map<Currency, Double> rates = new LinkedHashMap<>();
    private final Decimal[] quantities;
    private final VenueLots[] lots;
    private final Decimal[] realized;
    private final double[] units;
    private final double[][] working;
    private final Settlements settlements = new Settlements();

    VenueAccount(AccountId id, Currency currency, SlotMarket[] markets, Map<Instrument, Integer> slots) {
        this.id = id;
        this.currency = currency;
        this.markets = markets;
        this.slots = slots;
        this.quantities = zeros(markets.length);
        this.lots = new VenueLots[markets.length];
        Arrays.setAll(lots, slot -> new VenueLots());
        this.realized = zeros(markets.length);
        this.units = new double[markets.length];
        this.working = new double[2][markets.length];
        cash.put(currency, Decimal.ZERO);
        rates.put(currency, 1.0);
    }

    private static Decimal[] zeros(int length) {
        Decimal[] zeros = new Decimal[length];
        Arrays.fill(zeros, Decimal.ZERO);
        return zeros;
    }

    AccountId id() {
        return id;
    }

    /** Books money; an asset that is traded here for another currency is a holding of the first such instrument, at no cost. */
    void book(Money amount) {
        for (int slot = 0; slot < markets.length; slot++) {
            if (isBase(slot, amount.currency())) {
                lots[slot].open(amount.amount(), Decimal.ZERO);
                set(slot, quantities[slot].plus(amount.amount()));
                return;
            }
        }
        cash.merge(amount.currency(), amount.amount(), Decimal::plus);
    }

    private boolean isBase(int slot, Currency currency) {
        Instrument instrument = markets[slot].instrument;
        return instrument.settlement() == SettlementModel.SPOT_EXCHANGE
                && instrument.baseCurrency().filter(currency::equals).isPresent();
    }

    /** Books an execution; the proceeds of a sale of securities settle at a later time. */
    void fill(int slot, int sign, Decimal quantity, Decimal price, @Nullable Money fee, long settlesAtNanos) {
        Instrument instrument = markets[slot].instrument;
        Decimal signed = sign > 0 ? quantity : quantity.negate();
        Decimal value = signed.times(price).times(instrument.multiplier());
        Decimal profit = change(slot, signed, value);
        if (instrument.settlement() == SettlementModel.MARGINED) {
            book(Money.of(profit, instrument.currency()));
        } else {
            book(Money.of(value.negate(), instrument.currency()));
            if (sign < 0 && settlesAtNanos != Long.MIN_VALUE) {
                settlements.add(settlesAtNanos, value.negate().toDouble() * rate(slot));
            }
        }
        if (fee != null) {
            charge(slot, fee);
        }
    }

    /** A fee in the asset of a spot exchange lowers the position; its cost stays. */
    private void charge(int slot, Money fee) {
        if (isBase(slot, fee.currency())) {
            set(slot, quantities[slot].minus(fee.amount()));
        } else {
            book(fee.negate());
        }
    }

    private Decimal change(int slot, Decimal signed, Decimal value) {
        Decimal before = quantities[slot];
        Decimal profit = Decimal.ZERO;
        if (before.signum() * signed.signum() < 0) {
            Decimal closed = signed.abs().min(before.abs());
            Decimal costClosed = closed.equals(before.abs()) ? lots[slot].closeAll() : lots[slot].close(closed);
            Decimal valueClosed = closed.equals(signed.abs()) ? value : share(value, closed, signed.abs());
            profit = valueClosed.plus(costClosed).negate();
            realized[slot] = realized[slot].plus(profit);
            Decimal opened = before.plus(signed);
            if (opened.signum() == signed.signum()) {
                lots[slot].open(opened, value.minus(valueClosed));
            }
        } else {
            lots[slot].open(signed, value);
        }
        set(slot, before.plus(signed));
        return profit;
    }

    private static Decimal share(Decimal total, Decimal part, Decimal whole) {
        return total.times(part).dividedBy(whole, COST_SCALE, RoundingMode.HALF_EVEN);
    }

    private void set(int slot, Decimal quantity) {
        quantities[slot] = quantity;
        units[slot] = quantity.toDouble();
    }

    /** Turns a holding into another number of units at the same cost, in the same slot or a successor's. */
    void convert(int slot, int successorSlot, Decimal quantityAfter) {
        Decimal cost = lots[slot].closeAll();
        set(slot, Decimal.ZERO);
        lots[successorSlot].open(quantityAfter, cost);
        set(successorSlot, quantities[successorSlot].plus(quantityAfter));
    }

    Decimal held(int slot) {
        return quantities[slot];
    }

    void working(int slot, int sign, double change) {
        working[sign > 0 ? 0 : 1][slot] += change;
    }

    void rate(ExchangeRate rate) {
        if (rate.to().equals(currency)) {
            rates.put(rate.from(), rate.rate());
        } else if (rate.from().equals(currency)) {
            rates.put(rate.to(), 1 / rate.rate());
        }
    }

    void settleUntil(long nanos) {
        settlements.settleUntil(nanos);
    }

    /** Cash, and what is held of the assets of spot exchanges: there the balance is the position. */
    Map<Currency, Decimal> balances() {
        Map<Currency, Decimal> balances = new LinkedHashMap<>(cash);
        for (int slot = 0; slot < markets.length; slot++) {
            Instrument instrument = markets[slot].instrument;
            if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE && quantities[slot].signum() != 0) {
                balances.merge(instrument.baseCurrency().orElseThrow(), quantities[slot], Decimal::plus);
            }
        }
        return balances;
    }

    Map<Currency, Double> rates() {
        return rates;
    }

    List<Position> positions() {
        List<Position> all = new ArrayList<>();
        for (int slot = 0; slot < quantities.length; slot++) {
            if (quantities[slot].signum() != 0) {
                all.add(position(slot));
            }
        }
        return all;
    }

    private Position position(int slot) {
        Lot lot = new Lot(id.route() + "-lots", 0, quantities[slot], lots[slot].cost());
        return new Position(
                id,
                markets[slot].instrument,
                PositionSide.NET,
                Position.EXTERNAL,
                quantities[slot],
                lots[slot].cost(),
                realized[slot],
                List.of(lot));
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public double cash() {
        double total = 0;
        for (Map.Entry<Currency, Decimal> balance : cash.entrySet()) {
            double amount = balance.getValue().toDouble();
            total += amount == 0 ? 0 : amount * rateOf(balance.getKey());
        }
        return total;
    }

    @Override
    public double settledCash() {
        return cash() - settlements.pending();
    }

    @Override
    public double equity() {
        double total = cash();
        for (int slot = 0; slot < units.length; slot++) {
            if (units[slot] != 0) {
                boolean margined = markets[slot].instrument.settlement() == SettlementModel.MARGINED;
                total += units[slot] * unitValue(slot)
                        - (margined ? lots[slot].cost().toDouble() * rate(slot) : 0);
            }
        }
        return total;
    }

    @Override
    public int size() {
        return markets.length;
    }

    @Override
    public Instrument instrument(int slot) {
        return markets[slot].instrument;
    }

    @Override
    public int slot(Instrument instrument) {
        Integer slot = slots.get(instrument);
        if (slot == null) {
            throw new IllegalArgumentException(
                    instrument + " is not known to " + id.route() + "; add it to the simulation's catalog");
        }
        return slot;
    }

    @Override
    public double quantity(int slot) {
        return units[slot];
    }

    @Override
    public double unitValue(int slot) {
        return markets[slot].mark() * markets[slot].instrument.multiplierAsDouble() * rate(slot);
    }

    @Override
    public double rate(int slot) {
        return rateOf(markets[slot].instrument.currency());
    }

    /** A pair of a currency and the account's own, if the venue lists one, says what the currency is worth. */
    private double pairRate(Currency of) {
        for (SlotMarket market : markets) {
            Currency bought = market.instrument.baseCurrency().orElse(null);
            if (of.equals(bought) && market.instrument.currency().equals(currency)) {
                return market.mark();
            }
            if (currency.equals(bought) && market.instrument.currency().equals(of)) {
                return 1 / market.mark();
            }
        }
        return Double.NaN;
    }

    private double rateOf(Currency of) {
        Double rate = rates.get(of);
        return rate == null ? pairRate(of) : rate;
    }

    @Override
    public double workingQuantity(int slot, int side) {
        return working[side > 0 ? 0 : 1][slot];
    }
}
