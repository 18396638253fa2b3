package io.otrep.portfolio.cost;

import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link CostModel} is asked: an order, and what is known of the market. All numbers are measurements; what is not known is NaN. Immutable and
 * thread-safe.
 */
public final class CostQuery {
    static final double BASIS_POINT = 1e-4;

    private final Instrument instrument;
    private final Side side;
    private final double units;
    private final double price;
    private final double bid;
    private final double ask;
    private final double volatility;
    private final double volume;
    private final double position;
    private final Duration holding;
    private final double rate;
    private final double tradedValue30Days;
    private final long timeNanos;

    private CostQuery(Builder b) {
        instrument = b.instrument;
        side = b.side;
        units = b.units;
        price = b.price;
        bid = b.bid;
        ask = b.ask;
        volatility = b.volatility;
        volume = b.volume;
        position = b.position;
        holding = b.holding;
        rate = b.rate;
        tradedValue30Days = b.tradedValue30Days;
        timeNanos = b.timeNanos;
    }

    /**
     * Begins a query.
     *
     * @param instrument what is to be traded
     * @param side which way
     * @param units how many, at least 0
     * @param price the price expected without costs, such as the mid, above 0
     * @return a builder
     */
    public static Builder builder(Instrument instrument, Side side, double units, double price) {
        return new Builder(instrument, side, units, price);
    }

    /**
     * What is to be traded.
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
     * How many.
     *
     * @return units, at least 0
     */
    public double units() {
        return units;
    }

    /**
     * The price expected without costs.
     *
     * @return in the quote currency, above 0
     */
    public double price() {
        return price;
    }

    /**
     * Best bid.
     *
     * @return in the quote currency or NaN
     */
    public double bid() {
        return bid;
    }

    /**
     * Best ask.
     *
     * @return in the quote currency or NaN
     */
    public double ask() {
        return ask;
    }

    /**
     * Standard deviation of returns over the stretch that {@link #volume()} is of.
     *
     * @return for example 0.02 a day, or NaN
     */
    public double volatility() {
        return volatility;
    }

    /**
     * Units usually traded in a stretch, such as a day.
     *
     * @return the units or NaN
     */
    public double volume() {
        return volume;
    }

    /**
     * How long what is opened is to be held.
     *
     * @return at least 0
     */
    public Duration holding() {
        return holding;
    }

    /**
     * What a unit of the quote currency is worth in the currency of the answer.
     *
     * @return 1 if they are the same; NaN if not known
     */
    public double rate() {
        return rate;
    }

    /**
     * What the account traded in the 30 days before.
     *
     * @return the value, for tiers
     */
    public double tradedValue30Days() {
        return tradedValue30Days;
    }

    /**
     * When, for rates that change.
     *
     * @return nanoseconds since 1970
     */
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * What is traded: units, price and multiplier.
     *
     * @return in the quote currency, at least 0
     */
    public double value() {
        return valueOf(price);
    }

    double valueOf(double perUnit) {
        return units * perUnit * instrument.multiplierAsDouble();
    }

    double openedLong() {
        return Math.max(0, Math.max(0, after()) - Math.max(0, position));
    }

    double openedShort() {
        return Math.max(0, Math.max(0, -after()) - Math.max(0, -position));
    }

    private double after() {
        return position + (side == Side.BUY ? units : -units);
    }

    boolean movesCash() {
        return instrument.settlement() != SettlementModel.MARGINED;
    }

    boolean isSecurity() {
        return instrument.settlement() == SettlementModel.SECURITY;
    }

    /** Builds a {@link CostQuery}. Not thread-safe. */
    public static final class Builder {
        private final Instrument instrument;
        private final Side side;
        private final double units;
        private final double price;
        private double bid = Double.NaN;
        private double ask = Double.NaN;
        private double volatility = Double.NaN;
        private double volume = Double.NaN;
        private double position;
        private Duration holding = Duration.ZERO;
        private double rate = 1;
        private double tradedValue30Days;
        private long timeNanos;

        private Builder(Instrument instrument, Side side, double units, double price) {
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.side = Objects.requireNonNull(side, "side");
            this.units = units;
            this.price = price;
        }

        /**
         * The quote. Default: not known.
         *
         * @param bid best bid or NaN
         * @param ask best ask or NaN
         * @return this
         */
        public Builder quote(double bid, double ask) {
            this.bid = bid;
            this.ask = ask;
            return this;
        }

        /**
         * How much it moves, over the stretch that the volume is of. Default: not known.
         *
         * @param volatility standard deviation of returns, for example 0.02 a day
         * @return this
         */
        public Builder volatility(double volatility) {
            this.volatility = volatility;
            return this;
        }

        /**
         * How much is traded, such as the average of a day. Default: not known.
         *
         * @param volume units
         * @return this
         */
        public Builder volume(double volume) {
            this.volume = volume;
            return this;
        }

        /**
         * What is held before, with sign: only what the order opens is financed or borrowed. Default 0.
         *
         * @param position units
         * @return this
         */
        public Builder position(double position) {
            this.position = position;
            return this;
        }

        /**
         * How long what is opened is to be held. Default: no time, so that holding costs nothing.
         *
         * @param holding at least 0
         * @return this
         */
        public Builder holding(Duration holding) {
            this.holding = Objects.requireNonNull(holding, "holding");
            return this;
        }

        /**
         * The currency of the answer. Default 1: the quote currency.
         *
         * @param rate what a unit of the quote currency is worth
         * @return this
         */
        public Builder rate(double rate) {
            this.rate = rate;
            return this;
        }

        /**
         * What the account traded in the 30 days before. Default 0.
         *
         * @param value for tiers
         * @return this
         */
        public Builder tradedValue30Days(double value) {
            this.tradedValue30Days = value;
            return this;
        }

        /**
         * When. Default 1970.
         *
         * @param nanos nanoseconds since 1970
         * @return this
         */
        public Builder timeNanos(long nanos) {
            this.timeNanos = nanos;
            return this;
        }

        /**
         * Makes the query.
         *
         * @return the query
         * @throws IllegalArgumentException naming every violation at once
         */
        public CostQuery build() {
            List<String> violations = new ArrayList<>();
            if (!(units >= 0 && units < Double.POSITIVE_INFINITY)) {
                violations.add("units must be at least 0 and finite, but were " + units);
            }
            if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
                violations.add("price must be above 0 and finite, but was " + price);
            }
            if (holding.isNegative()) {
                violations.add("holding must be at least 0, but was " + holding);
            }
            if (!Double.isFinite(position)) {
                violations.add("position must be finite, but was " + position);
            }
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException("cost of " + instrument + ": " + String.join("; ", violations));
            }
            return new CostQuery(this);
        }
    }
}
