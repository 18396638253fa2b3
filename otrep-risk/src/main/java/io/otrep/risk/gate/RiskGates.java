package io.otrep.risk.gate;

import io.otrep.market.Asset;
import io.otrep.market.DayRoll;
import io.otrep.risk.GateFactory;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The limits of a book, and the factory of the gates that guard them.
 *
 * <p>{@code RiskGates.builder().maxPosition(0.20).maxDrawdown(0.15).dailyLoss(0.02).build()} lets no instrument be more than 20 % of
 * equity, opens nothing after a loss of 2 % in a day, and trips the switch to REDUCING when equity is 15 % below its peak.
 *
 * <p>Immutable and thread-safe; each engine gets gates of its own.
 */
public final class RiskGates implements GateFactory {
    private final Limits limits;

    private RiskGates(Limits limits) {
        this.limits = limits;
    }

    /**
     * Begins a set of limits. Metadata, trading state, instrument status, reduce-only, short sale, and a known price are always checked.
     *
     * @return a builder without any other limit
     */
    public static Builder builder() {
        return new Builder(new Limits());
    }

    Limits limits() {
        return limits;
    }

    @Override
    public List<OrderGate> create(TradingControl control) {
        return List.of(new ChainAssembly(limits, control).chain());
    }

    /**
     * A builder with all limits that these gates have.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(limits.copy());
    }

    /** Builds {@link RiskGates}. A limit that is not set does not exist. Not thread-safe. */
    public static final class Builder {
        private final Limits limits;

        private Builder(Limits limits) {
            this.limits = limits;
        }

        /**
         * Worst-case value of one instrument's position over book equity, external positions included.
         *
         * @param limit fraction, above 0; 0.2 lets 20,000 USD stand in one instrument of a book of 100,000 USD
         * @return this
         */
        public Builder maxPosition(double limit) {
            limits.maxPosition = limit;
            return this;
        }

        /**
         * Units of one order; of a replace its new total.
         *
         * @param limit units, above 0
         * @return this
         */
        public Builder maxOrderQuantity(double limit) {
            limits.maxOrderQuantity = limit;
            return this;
        }

        /**
         * Value of one order at the most it may cost; of a replace its new total.
         *
         * @param limit base currency, above 0
         * @return this
         */
        public Builder maxOrderNotional(double limit) {
            limits.maxOrderNotional = limit;
            return this;
        }

        /**
         * How far a limit or protection price may be beyond the last quote (the mark where there is none), on the side that pays; of a
         * MARKET order without one, how far the quote that it would meet may be beyond the mark. Orders that lead out of a position have
         * four times as much.
         *
         * @param quoteCollar fraction of the quote, above 0; 0.05 lets a buy at 105 pass when 100 is offered
         * @return this
         */
        public Builder quoteCollar(double quoteCollar) {
            limits.quoteCollar = quoteCollar;
            return this;
        }

        /**
         * How far a limit or protection price may be beyond the day's reference, on the side that pays. Orders that reduce have four times
         * as much.
         *
         * @param dayCollar fraction of the reference, above 0
         * @return this
         */
        public Builder dayCollar(double dayCollar) {
            limits.dayCollar = dayCollar;
            return this;
        }

        /**
         * How far beyond the far touch (the mark where there is no quote) a MARKET order may fill: it carries that price where its venue
         * takes one. Orders that lead out of a position have four times as much. Default 0.10.
         *
         * @param fraction above 0; NaN for no protection price
         * @return this
         */
        public Builder marketProtection(double fraction) {
            limits.marketProtection = fraction;
            return this;
        }

        /**
         * Age of the mark in an open session.
         *
         * @param maxAge longer than 0
         * @return this
         */
        public Builder maxQuoteAge(Duration maxAge) {
            limits.maxQuoteAge = Objects.requireNonNull(maxAge, "maxAge");
            return this;
        }

        /**
         * Age of the rate to the base currency while the week of foreign exchange is open.
         *
         * @param maxAge longer than 0
         * @return this
         */
        public Builder maxRateAge(Duration maxAge) {
            limits.maxRateAge = Objects.requireNonNull(maxAge, "maxAge");
            return this;
        }

        /**
         * Sends in the regular session only, or in the extended hours that an order asks for. Off unless called: a strategy on daily bars
         * decides after the close.
         *
         * @return this
         */
        public Builder sessionOnly() {
            limits.sessionOnly = true;
            return this;
        }

        /**
         * Opens nothing that the venue's stated buying power does not cover, less what was sent since it stated it.
         *
         * @return this
         */
        public Builder buyingPower() {
            limits.buyingPower = true;
            return this;
        }

        /**
         * Buys nothing that the venue's stated settled cash does not cover, less what was sent since; for cash accounts.
         *
         * @return this
         */
        public Builder settledCash() {
            limits.settledCash = true;
            return this;
        }

        /**
         * Opens nothing when the venue reports that no day trade is left.
         *
         * @return this
         */
        public Builder dayTrades() {
            limits.dayTrades = true;
            return this;
        }

        /**
         * How near the venue's margin closeout may be, as the venue states it.
         *
         * @param limit ratio, above 0; 1 is the closeout
         * @return this
         */
        public Builder maxMarginUsed(double limit) {
            limits.maxMarginUsed = limit;
            return this;
        }

        /**
         * Worst-case units of one instrument, external ones included.
         *
         * @param limit units, above 0
         * @return this
         */
        public Builder maxPositionQuantity(double limit) {
            limits.maxPositionQuantity = limit;
            return this;
        }

        /**
         * Sum of worst-case absolute values of all positions over book equity.
         *
         * @param limit fraction, above 0; 1.5 for 150 %
         * @return this
         */
        public Builder maxGross(double limit) {
            limits.maxGross = limit;
            return this;
        }

        /**
         * Worst-case sum of signed values of all positions over book equity, either way. An order that reduces its own position passes,
         * also where that position was a hedge.
         *
         * @param limit fraction, above 0
         * @return this
         */
        public Builder maxNet(double limit) {
            limits.maxNet = limit;
            return this;
        }

        /**
         * Gross exposure over the smaller of book equity and the account's equity as the venue states it.
         *
         * @param limit ratio, above 0; 2 for twice the equity
         * @return this
         */
        public Builder maxLeverage(double limit) {
            limits.maxLeverage = limit;
            return this;
        }

        /**
         * Worst-case signed value of one asset, over all its instruments and routes, over book equity.
         *
         * @param limit fraction, above 0
         * @return this
         */
        public Builder maxConcentration(double limit) {
            limits.maxConcentration = limit;
            return this;
        }

        /**
         * Sum of worst-case absolute values of one sector over book equity. Instruments without a sector count as one sector together.
         *
         * @param limit fraction, above 0
         * @return this
         */
        public Builder maxSector(double limit) {
            limits.maxSector = limit;
            return this;
        }

        /**
         * Sum of worst-case absolute values of one cluster of assets that move together, over book equity. An asset is counted in the first
         * cluster that has it; one that is in none is not limited here.
         *
         * @param limit fraction, above 0
         * @param clusters the clusters
         * @return this
         */
        public Builder maxCluster(double limit, List<Set<Asset>> clusters) {
            limits.maxCluster = limit;
            limits.clusters = clusters.stream().map(Set::copyOf).toList();
            return this;
        }

        /**
         * Value at risk over one day after the trade, over book equity. Normal returns with a mean of 0 on an exponentially weighted
         * covariance of daily returns; see {@link #covariance} for its settings.
         *
         * @param limit fraction, above 0
         * @param level between 0 and 1, for example 0.99
         * @return this
         */
        public Builder maxValueAtRisk(double limit, double level) {
            limits.maxVar = limit;
            limits.varLevel = level;
            return this;
        }

        /**
         * Expected shortfall over one day after the trade, over book equity, on the same covariance.
         *
         * @param limit fraction, above 0
         * @param level between 0 and 1, for example 0.975
         * @return this
         */
        public Builder maxExpectedShortfall(double limit, double level) {
            limits.maxShortfall = limit;
            limits.shortfallLevel = level;
            return this;
        }

        /**
         * How the covariance for value at risk and shortfall is made. Default: 0.94, 20, 0.05.
         *
         * @param decay weight of the past, between 0 and 1
         * @param minObservations daily returns below which an instrument counts at the proxy, at least 1
         * @param proxy daily volatility of such an instrument, fraction above 0; it counts as moving with all others
         * @return this
         */
        public Builder covariance(double decay, int minObservations, double proxy) {
            limits.riskDecay = decay;
            limits.riskObservations = minObservations;
            limits.riskProxy = proxy;
            return this;
        }

        /**
         * Orders that work or are unknown at once, over all instruments.
         *
         * @param limit at least 1
         * @return this
         */
        public Builder maxOpenOrders(int limit) {
            limits.maxOpenOrders = limit;
            return this;
        }

        /**
         * New orders and replaces in a sliding window of loop time.
         *
         * @param limit at least 1
         * @param window longer than 0
         * @return this
         */
        public Builder maxOrderRate(int limit, Duration window) {
            limits.maxOrders = limit;
            limits.ordersWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Value traded since the day's roll, what works and the order included, over book equity.
         *
         * @param limit fraction, above 0; 2 lets the whole book be sold and bought again
         * @return this
         */
        public Builder maxTurnover(double limit) {
            limits.maxTurnover = limit;
            return this;
        }

        /**
         * For how long the same order again (instrument, side, type, quantity, prices) is taken for a mistake, unless the first ended
         * without a fill.
         *
         * @param window loop time, longer than 0
         * @return this
         */
        public Builder duplicateWindow(Duration window) {
            limits.duplicateWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Sends nothing that could meet a resting order of our own.
         *
         * @return this
         */
        public Builder noSelfTrade() {
            limits.selfTrade = true;
            return this;
        }

        /**
         * Assets that may be closed, not opened.
         *
         * @param assets the list
         * @return this
         */
        public Builder restricted(Set<Asset> assets) {
            limits.restricted = Set.copyOf(assets);
            return this;
        }

        /**
         * Trips a route to REDUCING when its venue refuses so many orders in a window: short for a {@link RiskLadder} of REJECTS.
         *
         * @param count at least 1
         * @param window loop time, longer than 0
         * @return this
         */
        public Builder maxRejects(int count, Duration window) {
            limits.maxRejects = count;
            limits.rejectsWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Loss since the day's roll over the equity there, flow-adjusted. Once reached, nothing is opened until the next roll.
         *
         * @param limit fraction, above 0 and below 1
         * @return this
         */
        public Builder dailyLoss(double limit) {
            limits.dailyLoss = limit;
            return this;
        }

        /**
         * Loss from the flow-adjusted peak of equity. Once reached, nothing is opened and the engine's switch is tripped to
         * REDUCING: short for a {@link RiskLadder} of DRAWDOWN.
         *
         * @param limit fraction, above 0 and below 1
         * @return this
         */
        public Builder maxDrawdown(double limit) {
            limits.maxDrawdown = limit;
            return this;
        }

        /**
         * What happens in steps as one number gets worse; may be said once for each cause and kind of scope.
         *
         * @param ladder the steps
         * @return this
         */
        public Builder ladder(RiskLadder ladder) {
            List<RiskLadder> all = new ArrayList<>(limits.ladders);
            all.add(Objects.requireNonNull(ladder, "ladder"));
            limits.ladders = List.copyOf(all);
            return this;
        }

        /**
         * Where a day of limits begins. Default 17:00 in New York.
         *
         * @param dayRoll the roll
         * @return this
         */
        public Builder dayRoll(DayRoll dayRoll) {
            limits.dayRoll = Objects.requireNonNull(dayRoll, "dayRoll");
            return this;
        }

        /**
         * Whether an order that is too large is cut to what fits, if the rest is an order the venue takes; otherwise it is denied. What an
         * order closes always fits. Replaces, notional orders and orders of a group are never cut. Default true.
         *
         * @param reduceToFit true to cut
         * @return this
         */
        public Builder reduceToFit(boolean reduceToFit) {
            limits.reduceToFit = reduceToFit;
            return this;
        }

        /**
         * Makes the gates' factory.
         *
         * @return the factory
         * @throws IllegalArgumentException naming every violation at once
         */
        public RiskGates build() {
            List<String> found = new ArrayList<>();
            limits.check(found);
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("risk gates: " + String.join("; ", found));
            }
            return new RiskGates(limits.copy());
        }
    }
}
