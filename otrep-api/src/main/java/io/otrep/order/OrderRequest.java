package io.otrep.order;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an order. For example
 * {@code OrderRequest.limit(aapl, Side.BUY, Decimal.of(100), Decimal.parse("187.20")).timeInForce(TimeInForce.GTC).build()} buys 100
 * shares at 187.20 or less until canceled.
 *
 * <p>Exactly one of quantity (units) and notional (value in the quote currency) is set. Prices are in the quote currency and must be
 * multiples of the tick; quantities of the step. That is checked by the gates, next to the other metadata. Immutable and
 * thread-safe.
 */
public final class OrderRequest {
    private final Instrument instrument;
    private final Side side;
    private final OrderType type;
    private final @Nullable Decimal quantity;
    private final @Nullable Decimal notional;
    private final @Nullable Decimal limitPrice;
    private final @Nullable Decimal stopPrice;
    private final @Nullable Decimal trailAmount;
    private final @Nullable Decimal trailPercent;
    private final @Nullable Decimal protectionPrice;
    private final TimeInForce timeInForce;
    private final @Nullable Instant expireAt;
    private final boolean reduceOnly;
    private final boolean postOnly;
    private final boolean extendedHours;
    private final @Nullable String tag;
    private final double quantityAsDouble;
    private final double limitPriceAsDouble;
    private final double stopPriceAsDouble;
    private final boolean onGrid;

    private OrderRequest(Builder b) {
        this.instrument = b.instrument;
        this.side = b.side;
        this.type = b.type;
        this.quantity = b.quantity;
        this.notional = b.notional;
        this.limitPrice = b.limitPrice;
        this.stopPrice = b.stopPrice;
        this.trailAmount = b.trailAmount;
        this.trailPercent = b.trailPercent;
        this.protectionPrice = b.protectionPrice;
        this.timeInForce = b.timeInForce;
        this.expireAt = b.expireAt;
        this.reduceOnly = b.reduceOnly;
        this.postOnly = b.postOnly;
        this.extendedHours = b.extendedHours;
        this.tag = b.tag;
        this.quantityAsDouble = asDouble(b.quantity);
        this.limitPriceAsDouble = asDouble(b.limitPrice);
        this.stopPriceAsDouble = asDouble(b.stopPrice);
        this.onGrid = isMultiple(quantity, instrument.step())
                && isMultiple(limitPrice, instrument.tick())
                && isMultiple(stopPrice, instrument.tick())
                && isMultiple(protectionPrice, instrument.tick())
                && isMultiple(trailAmount, instrument.tick());
    }

    private static boolean isMultiple(@Nullable Decimal value, @Nullable Decimal unit) {
        return unit != null && (value == null || value.isMultipleOf(unit));
    }

    private static double asDouble(@Nullable Decimal value) {
        return value == null ? Double.NaN : value.toDouble();
    }

    /**
     * Begins terms of any kind.
     *
     * @param instrument what to trade
     * @param side which way
     * @param type how it finds its price
     * @return a builder
     */
    public static Builder builder(Instrument instrument, Side side, OrderType type) {
        return new Builder(instrument, side, type);
    }

    /**
     * Begins a market order for units.
     *
     * @param instrument what to trade
     * @param side which way
     * @param quantity units, above 0
     * @return a builder, time in force DAY
     */
    public static Builder market(Instrument instrument, Side side, Decimal quantity) {
        return new Builder(instrument, side, OrderType.MARKET).quantity(quantity);
    }

    /**
     * Begins a limit order.
     *
     * @param instrument what to trade
     * @param side which way
     * @param quantity units, above 0
     * @param limitPrice highest price to buy or lowest to sell at
     * @return a builder, time in force DAY
     */
    public static Builder limit(Instrument instrument, Side side, Decimal quantity, Decimal limitPrice) {
        return new Builder(instrument, side, OrderType.LIMIT).quantity(quantity).limitPrice(limitPrice);
    }

    /**
     * Begins a stop order.
     *
     * @param instrument what to trade
     * @param side which way
     * @param quantity units, above 0
     * @param stopPrice price that triggers it
     * @return a builder, time in force DAY
     */
    public static Builder stop(Instrument instrument, Side side, Decimal quantity, Decimal stopPrice) {
        return new Builder(instrument, side, OrderType.STOP).quantity(quantity).stopPrice(stopPrice);
    }

    /**
     * What is traded.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * Which way.
     *
     * @return the side
     */
    public Side side() {
        return side;
    }

    /**
     * How it finds its price.
     *
     * @return the type
     */
    public OrderType type() {
        return type;
    }

    /**
     * Units, above 0; null for a notional order.
     *
     * @return the quantity or null
     */
    public @Nullable Decimal quantity() {
        return quantity;
    }

    /**
     * The quantity as a measurement.
     *
     * @return units, NaN for a notional order
     */
    public double quantityAsDouble() {
        return quantityAsDouble;
    }

    /**
     * The quantity with its side.
     *
     * @return positive for BUY, negative for SELL, NaN for a notional order
     */
    public double signedQuantity() {
        return side == Side.BUY ? quantityAsDouble : -quantityAsDouble;
    }

    /**
     * Whether all prices are multiples of the instrument's tick and the quantity of its step. Known when the terms are made, so that a gate
     * need not divide.
     *
     * @return false also where the instrument states no tick or step
     */
    public boolean isOnGrid() {
        return onGrid;
    }

    /**
     * Value to trade, in the quote currency, above 0; null for an order in units.
     *
     * @return the notional or null
     */
    public @Nullable Decimal notional() {
        return notional;
    }

    /**
     * Limit price; null unless the type has one.
     *
     * @return the price or null
     */
    public @Nullable Decimal limitPrice() {
        return limitPrice;
    }

    /**
     * The limit price as a measurement.
     *
     * @return the price, NaN if there is none
     */
    public double limitPriceAsDouble() {
        return limitPriceAsDouble;
    }

    /**
     * Stop price; null unless the type has one.
     *
     * @return the price or null
     */
    public @Nullable Decimal stopPrice() {
        return stopPrice;
    }

    /**
     * The stop price as a measurement.
     *
     * @return the price, NaN if there is none
     */
    public double stopPriceAsDouble() {
        return stopPriceAsDouble;
    }

    /**
     * Distance of a trailing stop in the quote currency; null if it trails by percent.
     *
     * @return the distance or null
     */
    public @Nullable Decimal trailAmount() {
        return trailAmount;
    }

    /**
     * Distance of a trailing stop in percent of the price, 1 = 1 %; null if it trails by amount.
     *
     * @return the distance or null
     */
    public @Nullable Decimal trailPercent() {
        return trailPercent;
    }

    /**
     * Worst price a MARKET order may fill at, where the venue supports it or the engine emulates it; null if none was set.
     *
     * @return the price or null
     */
    public @Nullable Decimal protectionPrice() {
        return protectionPrice;
    }

    /**
     * How long it works.
     *
     * @return the time in force
     */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /**
     * When a GTD order ends.
     *
     * @return the time, present for GTD only
     */
    public Optional<Instant> expireAt() {
        return Optional.ofNullable(expireAt);
    }

    /**
     * Whether it may only make a position smaller.
     *
     * @return true if so
     */
    public boolean isReduceOnly() {
        return reduceOnly;
    }

    /**
     * Whether it must not take liquidity: it is rejected instead.
     *
     * @return true if so
     */
    public boolean isPostOnly() {
        return postOnly;
    }

    /**
     * Whether it may fill before and after the regular session.
     *
     * @return true if so
     */
    public boolean isExtendedHours() {
        return extendedHours;
    }

    /**
     * The author's own words, kept with the order.
     *
     * @return the tag, if any
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * A builder with everything these terms have.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(instrument, side, type);
        b.quantity = quantity;
        b.notional = notional;
        b.limitPrice = limitPrice;
        b.stopPrice = stopPrice;
        b.trailAmount = trailAmount;
        b.trailPercent = trailPercent;
        b.protectionPrice = protectionPrice;
        b.timeInForce = timeInForce;
        b.expireAt = expireAt;
        b.reduceOnly = reduceOnly;
        b.postOnly = postOnly;
        b.extendedHours = extendedHours;
        b.tag = tag;
        return b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderRequest that
                && instrument.equals(that.instrument)
                && side == that.side
                && type == that.type
                && Objects.equals(quantity, that.quantity)
                && Objects.equals(notional, that.notional)
                && Objects.equals(limitPrice, that.limitPrice)
                && Objects.equals(stopPrice, that.stopPrice)
                && Objects.equals(trailAmount, that.trailAmount)
                && Objects.equals(trailPercent, that.trailPercent)
                && Objects.equals(protectionPrice, that.protectionPrice)
                && timeInForce == that.timeInForce
                && Objects.equals(expireAt, that.expireAt)
                && reduceOnly == that.reduceOnly
                && postOnly == that.postOnly
                && extendedHours == that.extendedHours
                && Objects.equals(tag, that.tag);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instrument, side, type, quantity, notional, limitPrice, stopPrice);
    }

    /** The terms in words, for example {@code BUY 100 AAPL@alpaca LIMIT 187.2 DAY}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        text.append(side).append(' ');
        text.append(quantity == null ? notional + " " + instrument.currency() + " of" : quantity.toString());
        text.append(' ').append(instrument).append(' ').append(type);
        appendIfSet(text, " stop ", stopPrice);
        appendIfSet(text, " limit ", limitPrice);
        appendIfSet(text, " trail ", trailAmount);
        appendIfSet(text, " trail% ", trailPercent);
        appendIfSet(text, " protection ", protectionPrice);
        text.append(' ').append(timeInForce);
        appendIfSet(text, " ", expireAt);
        return text.append(reduceOnly ? " reduce-only" : "")
                .append(postOnly ? " post-only" : "")
                .append(extendedHours ? " extended-hours" : "")
                .toString();
    }

    private static void appendIfSet(StringBuilder text, String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(value);
        }
    }

    /** Builds an {@link OrderRequest}. Not thread-safe. */
    public static final class Builder {
        private final Instrument instrument;
        private final Side side;
        private final OrderType type;
        private @Nullable Decimal quantity;
        private @Nullable Decimal notional;
        private @Nullable Decimal limitPrice;
        private @Nullable Decimal stopPrice;
        private @Nullable Decimal trailAmount;
        private @Nullable Decimal trailPercent;
        private @Nullable Decimal protectionPrice;
        private TimeInForce timeInForce = TimeInForce.DAY;
        private @Nullable Instant expireAt;
        private boolean reduceOnly;
        private boolean postOnly;
        private boolean extendedHours;
        private @Nullable String tag;

        private Builder(Instrument instrument, Side side, OrderType type) {
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.side = Objects.requireNonNull(side, "side");
            this.type = Objects.requireNonNull(type, "type");
        }

        /**
         * Units, above 0. Required unless a notional is given.
         *
         * @param quantity the units
         * @return this
         */
        public Builder quantity(@Nullable Decimal quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * Value in the quote currency, above 0, instead of a quantity; MARKET only.
         *
         * @param notional the value
         * @return this
         */
        public Builder notional(@Nullable Decimal notional) {
            this.notional = notional;
            return this;
        }

        /**
         * Limit price, above 0; required for LIMIT and STOP_LIMIT, otherwise not allowed.
         *
         * @param limitPrice the price
         * @return this
         */
        public Builder limitPrice(@Nullable Decimal limitPrice) {
            this.limitPrice = limitPrice;
            return this;
        }

        /**
         * Stop price, above 0; required for STOP and STOP_LIMIT; the first stop price, optional, for TRAILING_STOP.
         *
         * @param stopPrice the price
         * @return this
         */
        public Builder stopPrice(@Nullable Decimal stopPrice) {
            this.stopPrice = stopPrice;
            return this;
        }

        /**
         * Distance of a TRAILING_STOP in the quote currency, above 0.
         *
         * @param trailAmount the distance
         * @return this
         */
        public Builder trailAmount(@Nullable Decimal trailAmount) {
            this.trailAmount = trailAmount;
            return this;
        }

        /**
         * Distance of a TRAILING_STOP in percent of the price, above 0 and below 100; 1 = 1 %.
         *
         * @param trailPercent the distance
         * @return this
         */
        public Builder trailPercent(@Nullable Decimal trailPercent) {
            this.trailPercent = trailPercent;
            return this;
        }

        /**
         * Worst price a MARKET order may fill at, above 0. Default: none.
         *
         * @param protectionPrice the price
         * @return this
         */
        public Builder protectionPrice(@Nullable Decimal protectionPrice) {
            this.protectionPrice = protectionPrice;
            return this;
        }

        /**
         * How long it works. Default DAY.
         *
         * @param timeInForce the time in force
         * @return this
         */
        public Builder timeInForce(TimeInForce timeInForce) {
            this.timeInForce = Objects.requireNonNull(timeInForce, "timeInForce");
            return this;
        }

        /**
         * When it ends; sets GTD. Default: none.
         *
         * @param expireAt the time, or null to take it away, which leaves the time in force to be set
         * @return this
         */
        public Builder expireAt(@Nullable Instant expireAt) {
            this.expireAt = expireAt;
            this.timeInForce = expireAt == null ? timeInForce : TimeInForce.GTD;
            return this;
        }

        /**
         * Whether it may only make a position smaller. Default false.
         *
         * @param reduceOnly true if so
         * @return this
         */
        public Builder reduceOnly(boolean reduceOnly) {
            this.reduceOnly = reduceOnly;
            return this;
        }

        /**
         * Whether it must not take liquidity; LIMIT only. Default false.
         *
         * @param postOnly true if so
         * @return this
         */
        public Builder postOnly(boolean postOnly) {
            this.postOnly = postOnly;
            return this;
        }

        /**
         * Whether it may fill before and after the regular session. Default false.
         *
         * @param extendedHours true if so
         * @return this
         */
        public Builder extendedHours(boolean extendedHours) {
            this.extendedHours = extendedHours;
            return this;
        }

        /**
         * The author's own words. Default: none.
         *
         * @param tag any text
         * @return this
         */
        public Builder tag(@Nullable String tag) {
            this.tag = tag;
            return this;
        }

        /**
         * Makes the terms.
         *
         * @return the terms
         * @throws IllegalArgumentException naming every violation at once
         */
        public OrderRequest build() {
            List<String> violations = violations();
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException(
                        "order " + side + " " + instrument + " " + type + ": " + String.join("; ", violations));
            }
            return new OrderRequest(this);
        }

        private List<String> violations() {
            List<String> found = new ArrayList<>();
            requireSize(found);
            requirePrices(found);
            requireTrail(found);
            requireTime(found);
            if (postOnly && type != OrderType.LIMIT) {
                found.add("postOnly needs LIMIT");
            }
            if (postOnly && (timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK)) {
                found.add("postOnly contradicts " + timeInForce);
            }
            if (protectionPrice != null && type != OrderType.MARKET) {
                found.add("protectionPrice is for MARKET");
            }
            return found;
        }

        private void requireSize(List<String> found) {
            if ((quantity == null) == (notional == null)) {
                found.add("exactly one of quantity and notional must be set");
            }
            requirePositive(found, "quantity", quantity);
            requirePositive(found, "notional", notional);
            if (notional != null && type != OrderType.MARKET) {
                found.add("notional needs MARKET");
            }
        }

        private void requirePrices(List<String> found) {
            requirePositive(found, "limitPrice", limitPrice);
            requirePositive(found, "stopPrice", stopPrice);
            requirePositive(found, "protectionPrice", protectionPrice);
            if (type.hasLimitPrice() != (limitPrice != null)) {
                found.add(type.hasLimitPrice() ? "limitPrice is required" : "limitPrice is not allowed");
            }
            if (type.hasStopPrice() && stopPrice == null) {
                found.add("stopPrice is required");
            }
            if (!type.isTriggered() && stopPrice != null) {
                found.add("stopPrice is not allowed");
            }
        }

        private void requireTrail(List<String> found) {
            requirePositive(found, "trailAmount", trailAmount);
            requirePositive(found, "trailPercent", trailPercent);
            boolean trailing = type == OrderType.TRAILING_STOP;
            if (trailing && (trailAmount == null) == (trailPercent == null)) {
                found.add("exactly one of trailAmount and trailPercent must be set");
            }
            if (!trailing && (trailAmount != null || trailPercent != null)) {
                found.add("a trail needs TRAILING_STOP");
            }
            if (trailPercent != null && trailPercent.compareTo(Decimal.of(100)) >= 0) {
                found.add("trailPercent must be below 100, but was " + trailPercent);
            }
        }

        private void requireTime(List<String> found) {
            if ((timeInForce == TimeInForce.GTD) != (expireAt != null)) {
                found.add(
                        expireAt == null
                                ? "GTD needs expireAt"
                                : "expireAt needs GTD, but time in force is " + timeInForce);
            }
        }

        private static void requirePositive(List<String> found, String what, @Nullable Decimal value) {
            if (value != null && value.signum() <= 0) {
                found.add(what + " must be above 0, but was " + value);
            }
        }
    }
}
