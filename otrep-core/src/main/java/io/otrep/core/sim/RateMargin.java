package io.otrep.core.sim;

import io.otrep.market.AssetClass;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Margin by rates: each position needs a fraction of its value, and the equity must cover the sum. Rates may differ by instrument and by asset
 * class.
 *
 * <p><b>Opening.</b> Each instrument is counted at its worse end: all open purchases executed, or all open sales. An order is taken if what it
 * adds to that, at the worse of its price and the mark, is covered by the equity less what the instruments need already. An order that adds
 * nothing, such as a closing one, is always taken. With {@link Margin#regT()}, 10,000 of equity and nothing held, 20,000 can be bought; with an
 * order for 15,000 working, 5,000 more.
 *
 * <p><b>Keeping.</b> What is missing is the sum of the maintenance of all positions less the equity, or the least equity less the equity
 * while anything is held. A position without a mark counts nothing there, since no one is closed out on an unknown price; opening is refused
 * while such a position, or the equity, is not known.
 *
 * <p>Immutable and thread-safe.
 */
public final class RateMargin implements MarginModel {
    private static final double TOLERANCE = 1e-9;

    private final MarginRates rates;
    private final Map<AssetClass, MarginRates> byAssetClass;
    private final Map<Instrument, MarginRates> byInstrument;
    private final double minimumEquity;

    private RateMargin(Builder b) {
        this.rates = b.rates;
        this.byAssetClass = new EnumMap<>(b.byAssetClass);
        this.byInstrument = new TreeMap<>(b.byInstrument);
        this.minimumEquity = b.minimumEquity;
    }

    /**
     * Begins with the rates of everything that is not named.
     *
     * @param rates for example {@link MarginRates#REG_T}
     * @return a builder
     */
    public static Builder builder(MarginRates rates) {
        return new Builder(rates);
    }

    /**
     * The rates of an instrument.
     *
     * @param instrument which
     * @return its own, or those of its asset class, or those of everything else
     */
    public MarginRates rates(Instrument instrument) {
        MarginRates own = byInstrument.get(instrument);
        return own != null ? own : byAssetClass.getOrDefault(instrument.asset().assetClass(), rates);
    }

    @Override
    public @Nullable String refusal(
            MarginAccount account, Instrument instrument, Side side, double quantity, double price) {
        int slot = account.slot(instrument);
        double buys = account.workingQuantity(slot, 1);
        double sells = account.workingQuantity(slot, -1);
        double buysAfter = side == Side.BUY ? buys + quantity : buys;
        double sellsAfter = side == Side.SELL ? sells + quantity : sells;
        if (side == Side.SELL && !canBeShort(instrument) && isShort(account.quantity(slot), sellsAfter)) {
            return instrument + " cannot be sold short, and " + account.quantity(slot) + " are held";
        }
        double added = requirement(account, slot, buysAfter, sellsAfter) - requirement(account, slot, buys, sells);
        return added <= 0 ? null : refusalOf(account, slot, added, price);
    }

    private @Nullable String refusalOf(MarginAccount account, int slot, double added, double price) {
        double atPrice = price * account.instrument(slot).multiplierAsDouble() * account.rate(slot);
        double atMark = account.unitValue(slot);
        double needed = added * (atMark > atPrice ? atMark : atPrice);
        double free = free(account);
        boolean enough = needed <= free + TOLERANCE * Math.abs(account.equity()) && account.equity() >= minimumEquity;
        if (enough) {
            return null;
        }
        return "needs " + needed + " " + account.currency() + " of margin, " + free + " is free of an equity of "
                + account.equity();
    }

    private static boolean canBeShort(Instrument instrument) {
        return instrument.isShortable() && instrument.settlement() != SettlementModel.SPOT_EXCHANGE;
    }

    private static boolean isShort(double held, double sells) {
        return sells > Math.max(0, held) * (1 + TOLERANCE);
    }

    /** Units at the worse end of the open orders, each counted by its initial rate: what has to be covered of an instrument, over the value of a unit. */
    private double requirement(MarginAccount account, int slot, double buys, double sells) {
        MarginRates own = rates(account.instrument(slot));
        double held = account.quantity(slot);
        double ifBought = Math.max(0, held + buys) * own.initialLong();
        double ifSold = Math.max(0, sells - held) * own.initialShort();
        return Math.max(ifBought, ifSold);
    }

    /** Equity that no position and no open order needs; NaN if one of them is not known. */
    private double free(MarginAccount account) {
        double needed = 0;
        for (int slot = 0; slot < account.size(); slot++) {
            double units =
                    requirement(account, slot, account.workingQuantity(slot, 1), account.workingQuantity(slot, -1));
            needed += units == 0 ? 0 : units * account.unitValue(slot);
        }
        return account.equity() - needed;
    }

    @Override
    public double shortage(MarginAccount account) {
        double needed = 0;
        boolean holds = false;
        for (int slot = 0; slot < account.size(); slot++) {
            double held = account.quantity(slot);
            holds |= held != 0;
            double maintenance = held == 0 ? 0 : maintenance(account, slot, held);
            needed += maintenance > 0 ? maintenance : 0;
        }
        double missing = Math.max(needed, holds ? minimumEquity : 0) - account.equity();
        return holds && missing > 0 ? missing : 0;
    }

    private double maintenance(MarginAccount account, int slot, double held) {
        return Math.abs(held)
                * account.unitValue(slot)
                * rates(account.instrument(slot)).maintenance(held);
    }

    /** What can be bought of an instrument that has the rates of everything that is not named. */
    @Override
    public double buyingPower(MarginAccount account) {
        return rates.initialLong() == 0 ? Double.NaN : Math.max(0, free(account)) / rates.initialLong();
    }

    /**
     * A builder with everything this model has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(rates);
        b.byAssetClass.putAll(byAssetClass);
        b.byInstrument.putAll(byInstrument);
        b.minimumEquity = minimumEquity;
        return b;
    }

    /** Builds a {@link RateMargin}. Not thread-safe. */
    public static final class Builder {
        private final MarginRates rates;
        private final Map<AssetClass, MarginRates> byAssetClass = new EnumMap<>(AssetClass.class);
        private final Map<Instrument, MarginRates> byInstrument = new TreeMap<>();
        private double minimumEquity;

        private Builder(MarginRates rates) {
            this.rates = Objects.requireNonNull(rates, "rates");
        }

        /**
         * Rates of an asset class.
         *
         * @param assetClass which
         * @param rates its rates
         * @return this
         */
        public Builder assetClass(AssetClass assetClass, MarginRates rates) {
            byAssetClass.put(assetClass, Objects.requireNonNull(rates, "rates"));
            return this;
        }

        /**
         * Rates of one instrument.
         *
         * @param instrument which
         * @param rates its rates
         * @return this
         */
        public Builder instrument(Instrument instrument, MarginRates rates) {
            byInstrument.put(instrument, Objects.requireNonNull(rates, "rates"));
            return this;
        }

        /**
         * Least equity to open and to keep anything, in the account's currency. Default 0; FINRA Rule 4210(b) asks for 2,000 USD.
         *
         * @param minimumEquity at least 0
         * @return this
         */
        public Builder minimumEquity(double minimumEquity) {
            this.minimumEquity = minimumEquity;
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the least equity is negative or not finite
         */
        public RateMargin build() {
            if (!(minimumEquity >= 0 && minimumEquity < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "minimumEquity must be at least 0 and finite, but was " + minimumEquity);
            }
            return new RateMargin(this);
        }
    }
}
