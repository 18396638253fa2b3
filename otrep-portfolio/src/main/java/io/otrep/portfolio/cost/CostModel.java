package io.otrep.portfolio.cost;

import io.otrep.account.FeeModel;
import io.otrep.account.RateSource;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.SquareRootImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an order is expected to cost: a sum of {@link CostPart parts}, each under its {@link CostItem}.
 *
 * <pre>{@code
 * CostModel costs = CostModel.builder()
 *     .commission(Fees.perShare("0.005", "1", "0.005"))
 *     .regulatory(Fees.usSales("0.0000278", "0.000166", "8.30"))
 *     .halfSpread(2)
 *     .impact(0.9)
 *     .build();
 * CostEstimate estimate = costs.estimate(CostQuery.builder(spy, Side.SELL, 1_000, 500).volatility(0.01).volume(1e6).build());
 * // commission 5, regulatory 13.90 + 0.17, spread 100, impact 0.9 * 0.01 * sqrt(0.001) * 500,000 = 142.30
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class CostModel {
    private final List<Item> items;

    private record Item(CostItem item, CostPart part) {
        Item {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(part, "part");
        }
    }

    private CostModel(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /**
     * Begins a model in which nothing costs anything.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder(List.of());
    }

    /**
     * What an order is expected to cost.
     *
     * @param query the order and the market
     * @return in the currency that {@link CostQuery.Builder#rate} leads to, by default the quote currency
     */
    public CostEstimate estimate(CostQuery query) {
        double[] sums = new double[CostItem.values().length];
        for (Item item : items) {
            sums[item.item().ordinal()] += item.part().cost(query) * query.rate();
        }
        return new CostEstimate(sums);
    }

    /**
     * With spread and impact as fills have shown them, where they could be measured.
     *
     * @param fit from fills
     * @return a copy; this one if the fit is not to be used, {@link ImpactFit#isUsable()}
     */
    public CostModel refitted(ImpactFit fit) {
        return fit.isUsable()
                ? toBuilder()
                        .replace(CostItem.SPREAD, CostPart.proportional(fit.halfSpreadBps()))
                        .replace(CostItem.IMPACT, CostPart.impact(fit.impact()))
                        .build()
                : this;
    }

    /**
     * A builder with every part.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(items);
    }

    /** Builds a {@link CostModel}. Not thread-safe. */
    public static final class Builder {
        private final List<Item> items;

        private Builder(List<Item> items) {
            this.items = new ArrayList<>(items);
        }

        /**
         * One more part; several under one item add up.
         *
         * @param item what it is paid for
         * @param part what it costs
         * @return this
         */
        public Builder add(CostItem item, CostPart part) {
            items.add(new Item(item, part));
            return this;
        }

        /**
         * One part instead of all under an item.
         *
         * @param item what it is paid for
         * @param part what it costs
         * @return this
         */
        public Builder replace(CostItem item, CostPart part) {
            items.removeIf(present -> present.item() == item);
            return add(item, part);
        }

        /**
         * Commissions of all routes; for one route see {@link CostPart#onRoute}.
         *
         * @param fees the tariff, the same that charges in a simulation
         * @return this
         */
        public Builder commission(FeeModel fees) {
            return add(CostItem.COMMISSION, CostPart.fees(fees));
        }

        /**
         * Fees of regulators.
         *
         * @param fees the tariff
         * @return this
         */
        public Builder regulatory(FeeModel fees) {
            return add(CostItem.REGULATORY, CostPart.fees(fees));
        }

        /**
         * Half spreads, {@link CostPart#halfSpread}.
         *
         * @param unknownBps where no quote is known
         * @return this
         */
        public Builder halfSpread(double unknownBps) {
            return add(CostItem.SPREAD, CostPart.halfSpread(unknownBps));
        }

        /**
         * Half spreads of one route.
         *
         * @param route which
         * @param unknownBps where no quote is known
         * @return this
         */
        public Builder halfSpread(String route, double unknownBps) {
            return add(CostItem.SPREAD, CostPart.halfSpread(unknownBps).onRoute(route));
        }

        /**
         * Square-root impact.
         *
         * @param coefficient at least 0, near 1
         * @return this
         */
        public Builder impact(double coefficient) {
            return add(CostItem.IMPACT, CostPart.impact(new SquareRootImpact(coefficient)));
        }

        /**
         * Conversion from and to the home currency.
         *
         * @param home the currency that cash is kept in
         * @param bps basis points of the value
         * @return this
         */
        public Builder conversion(Currency home, double bps) {
            return add(CostItem.CONVERSION, CostPart.conversion(home, bps));
        }

        /**
         * Interest on what is opened, {@link CostPart#financing}.
         *
         * @param longRates what a long position pays a year
         * @param shortRates what a short position pays a year
         * @param daysInYear usually 360 or 365
         * @return this
         */
        public Builder financing(RateSource<Instrument> longRates, RateSource<Instrument> shortRates, int daysInYear) {
            return add(CostItem.FINANCING, CostPart.financing(longRates, shortRates, daysInYear));
        }

        /**
         * Fees for borrowed shares, {@link CostPart#borrow}.
         *
         * @param rates annual rate by instrument
         * @param daysInYear usually 360
         * @return this
         */
        public Builder borrow(RateSource<Instrument> rates, int daysInYear) {
            return add(CostItem.BORROW, CostPart.borrow(rates, daysInYear));
        }

        /**
         * Makes the model.
         *
         * @return the model
         */
        public CostModel build() {
            return new CostModel(items);
        }
    }
}
