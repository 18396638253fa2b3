package io.otrep.market;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The listing of an {@link Asset} on one route, with what its venue demands of orders: price tick, quantity step, minima,
 * multiplier, currency, calendar and settlement model.
 *
 * <p>Metadata that is not given is absent, never guessed: an order for an instrument without tick and step is denied. For example
 * {@code Instrument.builder("AAPL", "alpaca", Asset.of("AAPL", EQUITY), USD).tick("0.01").step("1").build()} is a share that
 * trades in whole units at cents.
 *
 * <p>Two instruments are equal when route and symbol are. Immutable and thread-safe.
 */
public final class Instrument implements Comparable<Instrument> {
    private final String symbol;
    private final String route;
    private final Asset asset;
    private final Currency currency;
    private final @Nullable Currency baseCurrency;
    private final @Nullable Decimal tick;
    private final @Nullable Decimal step;
    private final @Nullable Decimal minQuantity;
    private final @Nullable Decimal maxQuantity;
    private final @Nullable Decimal minNotional;
    private final Decimal multiplier;
    private final double multiplierAsDouble;
    private final @Nullable LocalDate expiry;
    private final SettlementModel settlement;
    private final TradingCalendar calendar;
    private final PriceAdjustment adjustment;
    private final boolean shortable;
    private final @Nullable String sector;
    private final int hash;
    private final String text;

    private Instrument(Builder b, SettlementModel settlement, TradingCalendar calendar) {
        this.symbol = b.symbol;
        this.route = b.route;
        this.asset = b.asset;
        this.currency = b.currency;
        this.baseCurrency = b.baseCurrency;
        this.tick = b.tick;
        this.step = b.step;
        this.minQuantity = b.minQuantity;
        this.maxQuantity = b.maxQuantity;
        this.minNotional = b.minNotional;
        this.multiplier = b.multiplier == null ? Decimal.ONE : b.multiplier;
        this.multiplierAsDouble = this.multiplier.toDouble();
        this.expiry = b.expiry;
        this.settlement = settlement;
        this.calendar = calendar;
        this.adjustment = b.adjustment;
        this.shortable = b.shortable && settlement != SettlementModel.SPOT_EXCHANGE;
        this.sector = b.sector;
        this.hash = 31 * route.hashCode() + symbol.hashCode();
        this.text = symbol + "@" + route;
    }

    /**
     * Begins an instrument.
     *
     * @param symbol the venue's symbol, 1 to 32 visible characters, for example {@code AAPL} or {@code EUR_USD}
     * @param route the name of the route it is traded through, for example {@code alpaca}
     * @param asset what is exposed
     * @param currency the currency its price is quoted in
     * @return a builder
     */
    public static Builder builder(String symbol, String route, Asset asset, Currency currency) {
        return new Builder(symbol, route, asset, currency);
    }

    /**
     * The venue's symbol.
     *
     * @return the symbol
     */
    public String symbol() {
        return symbol;
    }

    /**
     * The route it is traded through.
     *
     * @return the route's name
     */
    public String route() {
        return route;
    }

    /**
     * What is exposed.
     *
     * @return the asset
     */
    public Asset asset() {
        return asset;
    }

    /**
     * The currency of its price.
     *
     * @return the quote currency
     */
    public Currency currency() {
        return currency;
    }

    /**
     * The currency that is bought and sold; present when the settlement model is SPOT_EXCHANGE.
     *
     * @return the base currency
     */
    public Optional<Currency> baseCurrency() {
        return Optional.ofNullable(baseCurrency);
    }

    /**
     * The smallest price increment, in the quote currency, above 0; null when the venue did not state it.
     *
     * @return the tick or null
     */
    public @Nullable Decimal tick() {
        return tick;
    }

    /**
     * The smallest quantity increment, in units, above 0; null when the venue did not state it.
     *
     * @return the step or null
     */
    public @Nullable Decimal step() {
        return step;
    }

    /**
     * The smallest quantity of an order, in units; null means one step.
     *
     * @return the minimum or null
     */
    public @Nullable Decimal minQuantity() {
        return minQuantity;
    }

    /**
     * The largest quantity of an order, in units; null means no limit.
     *
     * @return the maximum or null
     */
    public @Nullable Decimal maxQuantity() {
        return maxQuantity;
    }

    /**
     * The smallest value of an order, in the quote currency; null means no limit.
     *
     * @return the minimum or null
     */
    public @Nullable Decimal minNotional() {
        return minNotional;
    }

    /**
     * Whether an order may be too small or too large for the venue.
     *
     * @return false if no minimum or maximum is stated
     */
    public boolean hasBounds() {
        return minQuantity != null || maxQuantity != null || minNotional != null;
    }

    /**
     * Value of a price move of 1 for one unit, in the quote currency; 1 for shares.
     *
     * @return the multiplier
     */
    public Decimal multiplier() {
        return multiplier;
    }

    /**
     * The multiplier as a measurement.
     *
     * @return {@code multiplier().toDouble()}
     */
    public double multiplierAsDouble() {
        return multiplierAsDouble;
    }

    /**
     * What units are worth: quantity, price and multiplier. 2 contracts at 4,000 with multiplier 50 are 400,000.
     *
     * @param quantity units, of either sign
     * @param price price per unit
     * @return in the quote currency, exact
     */
    public Decimal value(Decimal quantity, Decimal price) {
        return quantity.times(price).times(multiplier);
    }

    /**
     * Last trading date; present for futures and options.
     *
     * @return the expiry
     */
    public Optional<LocalDate> expiry() {
        return Optional.ofNullable(expiry);
    }

    /**
     * How a fill changes the books.
     *
     * @return the settlement model
     */
    public SettlementModel settlement() {
        return settlement;
    }

    /**
     * When it trades.
     *
     * @return the calendar
     */
    public TradingCalendar calendar() {
        return calendar;
    }

    /**
     * What has been done to the prices of its tapes.
     *
     * @return the adjustment
     */
    public PriceAdjustment adjustment() {
        return adjustment;
    }

    /**
     * Whether a short position may be opened, as far as the venue's metadata says.
     *
     * @return true if it may
     */
    public boolean isShortable() {
        return shortable;
    }

    /**
     * The sector it is counted in, for example {@code Technology}.
     *
     * @return the sector, if known
     */
    public Optional<String> sector() {
        return Optional.ofNullable(sector);
    }

    /**
     * Whether tick and step are known, so that orders can be made exact.
     *
     * @return true if both are known
     */
    public boolean isOrderable() {
        return tick != null && step != null;
    }

    /**
     * Snaps a measured price to the tick: the one place where a price becomes an obligation.
     *
     * @param price a price, finite
     * @param rounding how to go to a multiple of the tick
     * @return a multiple of the tick
     * @throws IllegalStateException if the tick is not known
     * @throws IllegalArgumentException if the price is not finite
     */
    public Decimal price(double price, RoundingMode rounding) {
        return Decimal.nearest(price, known("tick", tick), rounding);
    }

    /**
     * Snaps a measured quantity to the step, toward zero, so that an order is never larger than wished.
     *
     * @param quantity a quantity in units, finite, any sign
     * @return a multiple of the step
     * @throws IllegalStateException if the step is not known
     * @throws IllegalArgumentException if the quantity is not finite
     */
    public Decimal quantity(double quantity) {
        return Decimal.nearest(quantity, known("step", step), RoundingMode.DOWN);
    }

    private Decimal known(String what, @Nullable Decimal value) {
        if (value == null) {
            throw new IllegalStateException(
                    this + " has no " + what + "; state it in the instrument's metadata before trading it");
        }
        return value;
    }

    /**
     * A builder with everything this instrument has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(symbol, route, asset, currency);
        b.baseCurrency = baseCurrency;
        b.tick = tick;
        b.step = step;
        b.minQuantity = minQuantity;
        b.maxQuantity = maxQuantity;
        b.minNotional = minNotional;
        b.multiplier = multiplier;
        b.expiry = expiry;
        b.settlement = settlement;
        b.calendar = calendar;
        b.adjustment = adjustment;
        b.shortable = shortable;
        b.sector = sector;
        return b;
    }

    @Override
    public int compareTo(Instrument other) {
        int byRoute = route.compareTo(other.route);
        return byRoute != 0 ? byRoute : symbol.compareTo(other.symbol);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Instrument that
                        && hash == that.hash
                        && symbol.equals(that.symbol)
                        && route.equals(that.route);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Symbol and route, for example {@code AAPL@alpaca}. */
    @Override
    public String toString() {
        return text;
    }

    /** Builds an {@link Instrument}. Not thread-safe. */
    public static final class Builder {
        private final String symbol;
        private final String route;
        private final Asset asset;
        private final Currency currency;
        private @Nullable Currency baseCurrency;
        private @Nullable Decimal tick;
        private @Nullable Decimal step;
        private @Nullable Decimal minQuantity;
        private @Nullable Decimal maxQuantity;
        private @Nullable Decimal minNotional;
        private @Nullable Decimal multiplier;
        private @Nullable LocalDate expiry;
        private @Nullable SettlementModel settlement;
        private @Nullable TradingCalendar calendar;
        private PriceAdjustment adjustment = PriceAdjustment.RAW;
        private boolean shortable = true;
        private @Nullable String sector;

        private Builder(String symbol, String route, Asset asset, Currency currency) {
            this.symbol = Symbols.requireName("symbol", symbol);
            this.route = Symbols.requireName("route", route);
            this.asset = Objects.requireNonNull(asset, "asset");
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        /**
         * Smallest price increment, above 0. Not set: orders are denied.
         *
         * @param tick for example 0.01
         * @return this
         */
        public Builder tick(Decimal tick) {
            this.tick = tick;
            return this;
        }

        /**
         * Smallest price increment, above 0. Not set: orders are denied.
         *
         * @param tick for example {@code "0.01"}
         * @return this
         */
        public Builder tick(String tick) {
            return tick(Decimal.parse(tick));
        }

        /**
         * Smallest quantity increment, in units, above 0. Not set: orders are denied.
         *
         * @param step for example 1
         * @return this
         */
        public Builder step(Decimal step) {
            this.step = step;
            return this;
        }

        /**
         * Smallest quantity increment, in units, above 0. Not set: orders are denied.
         *
         * @param step for example {@code "1"}
         * @return this
         */
        public Builder step(String step) {
            return step(Decimal.parse(step));
        }

        /**
         * Smallest quantity of an order, in units, above 0. Default: one step.
         *
         * @param minQuantity the minimum
         * @return this
         */
        public Builder minQuantity(Decimal minQuantity) {
            this.minQuantity = minQuantity;
            return this;
        }

        /**
         * Largest quantity of an order, in units. Default: no limit.
         *
         * @param maxQuantity the maximum
         * @return this
         */
        public Builder maxQuantity(Decimal maxQuantity) {
            this.maxQuantity = maxQuantity;
            return this;
        }

        /**
         * Smallest value of an order, in the quote currency. Default: no limit.
         *
         * @param minNotional the minimum
         * @return this
         */
        public Builder minNotional(Decimal minNotional) {
            this.minNotional = minNotional;
            return this;
        }

        /**
         * Value of a price move of 1 for one unit, above 0. Default 1; required for futures and options.
         *
         * @param multiplier the multiplier
         * @return this
         */
        public Builder multiplier(Decimal multiplier) {
            this.multiplier = multiplier;
            return this;
        }

        /**
         * Last trading date; required for futures and options.
         *
         * @param expiry the date
         * @return this
         */
        public Builder expiry(LocalDate expiry) {
            this.expiry = expiry;
            return this;
        }

        /**
         * The currency that is bought and sold; required for SPOT_EXCHANGE.
         *
         * @param baseCurrency the currency
         * @return this
         */
        public Builder baseCurrency(Currency baseCurrency) {
            this.baseCurrency = baseCurrency;
            return this;
        }

        /**
         * How a fill changes the books. Default by asset class: SECURITY for equities, ETFs and options, SPOT_EXCHANGE for
         * crypto, MARGINED for the others.
         *
         * @param settlement the model
         * @return this
         */
        public Builder settlement(SettlementModel settlement) {
            this.settlement = settlement;
            return this;
        }

        /**
         * When it trades. Default by asset class: US equities for equities, ETFs and options, the FX week for FX, always for
         * the others.
         *
         * @param calendar the calendar
         * @return this
         */
        public Builder calendar(TradingCalendar calendar) {
            this.calendar = calendar;
            return this;
        }

        /**
         * What has been done to the prices of its tapes. Default RAW.
         *
         * @param adjustment the adjustment
         * @return this
         */
        public Builder adjustment(PriceAdjustment adjustment) {
            this.adjustment = Objects.requireNonNull(adjustment, "adjustment");
            return this;
        }

        /**
         * Whether a short position may be opened. Default true; a SPOT_EXCHANGE listing can never be short.
         *
         * @param shortable true if it may
         * @return this
         */
        public Builder shortable(boolean shortable) {
            this.shortable = shortable;
            return this;
        }

        /**
         * The sector it is counted in. Default: none.
         *
         * @param sector for example {@code Technology}
         * @return this
         */
        public Builder sector(@Nullable String sector) {
            this.sector = sector;
            return this;
        }

        /**
         * Makes the instrument.
         *
         * @return the instrument
         * @throws IllegalArgumentException naming every violation at once
         */
        public Instrument build() {
            SettlementModel model = settlement == null ? defaultSettlement(asset.assetClass()) : settlement;
            if (model == SettlementModel.SPOT_EXCHANGE
                    && baseCurrency == null
                    && asset.assetClass() == AssetClass.CRYPTO) {
                baseCurrency = Currency.of(asset.symbol());
            }
            List<String> violations = violations(model);
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException(
                        "instrument " + symbol + "@" + route + ": " + String.join("; ", violations));
            }
            return new Instrument(this, model, calendar == null ? defaultCalendar(asset.assetClass()) : calendar);
        }

        private List<String> violations(SettlementModel model) {
            List<String> found = new ArrayList<>();
            requirePositive(found, "tick", tick);
            requirePositive(found, "step", step);
            requirePositive(found, "minQuantity", minQuantity);
            requirePositive(found, "maxQuantity", maxQuantity);
            requirePositive(found, "minNotional", minNotional);
            requirePositive(found, "multiplier", multiplier);
            if (minQuantity != null && maxQuantity != null && minQuantity.compareTo(maxQuantity) > 0) {
                found.add("minQuantity " + minQuantity + " is above maxQuantity " + maxQuantity);
            }
            boolean derivative = asset.assetClass() == AssetClass.FUTURE || asset.assetClass() == AssetClass.OPTION;
            if (derivative && expiry == null) {
                found.add("expiry is required for a " + asset.assetClass());
            }
            if (derivative && multiplier == null) {
                found.add("multiplier is required for a " + asset.assetClass());
            }
            if (model == SettlementModel.SPOT_EXCHANGE && baseCurrency == null) {
                found.add("baseCurrency is required for SPOT_EXCHANGE");
            }
            if (model == SettlementModel.SPOT_EXCHANGE && multiplier != null && !multiplier.equals(Decimal.ONE)) {
                found.add("multiplier must be 1 for SPOT_EXCHANGE, but was " + multiplier);
            }
            if (baseCurrency != null && baseCurrency.equals(currency)) {
                found.add("baseCurrency " + baseCurrency + " is also the quote currency");
            }
            return found;
        }

        private static void requirePositive(List<String> found, String what, @Nullable Decimal value) {
            if (value != null && value.signum() <= 0) {
                found.add(what + " must be above 0, but was " + value);
            }
        }

        private static SettlementModel defaultSettlement(AssetClass assetClass) {
            return switch (assetClass) {
                case EQUITY, ETF, OPTION -> SettlementModel.SECURITY;
                case CRYPTO -> SettlementModel.SPOT_EXCHANGE;
                case FX, FUTURE, PERPETUAL, CFD -> SettlementModel.MARGINED;
            };
        }

        private static TradingCalendar defaultCalendar(AssetClass assetClass) {
            return switch (assetClass) {
                case EQUITY, ETF, OPTION -> TradingCalendar.usEquities();
                case FX -> TradingCalendar.fxWeek();
                case CRYPTO, FUTURE, PERPETUAL, CFD -> TradingCalendar.always();
            };
        }
    }
}
