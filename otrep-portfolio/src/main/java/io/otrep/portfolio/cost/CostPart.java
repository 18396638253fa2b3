package io.otrep.portfolio.cost;

import io.otrep.account.FeeModel;
import io.otrep.account.RateSource;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.SquareRootImpact;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * One part of a {@link CostModel}: what one thing costs. The static methods make the usual ones; each takes its numbers from the caller, since tariffs
 * change.
 *
 * <pre>{@code
 * CostPart.fees(Fees.perShare("0.005", "1", "0.005"));
 * CostPart.fees(Fees.onSide(Side.SELL, Fees.bps("0.278")));
 * CostPart.halfSpread(2).onRoute("alpaca");
 * CostPart.impact(new SquareRootImpact(0.9));
 * }</pre>
 *
 * <p>Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface CostPart {
    /**
     * What it costs.
     *
     * @param query what is to be traded
     * @return in the quote currency, negative for what is earned; NaN if it cannot be known, never a guess
     */
    double cost(CostQuery query);

    /**
     * A tariff, asked as if the order were executed at once and took liquidity. What it takes in the quote currency, or in the asset that is bought or
     * sold, is known; any other currency is NaN, so wrap it by {@link io.otrep.account.Fees#in}.
     *
     * @param fees the tariff; the same object charges in a simulation
     * @return the part
     */
    static CostPart fees(FeeModel fees) {
        return new TariffCost(Objects.requireNonNull(fees, "fees"));
    }

    /**
     * Half of the quoted spread, or of the price where no quote is known.
     *
     * @param unknownBps half the spread in basis points of the price where there is no quote; at least 0; NaN if it is not known then
     * @return the part
     */
    static CostPart halfSpread(double unknownBps) {
        if (unknownBps < 0) {
            throw new IllegalArgumentException("half spread must be at least 0 basis points, but was " + unknownBps);
        }
        return query -> {
            double half = (query.ask() - query.bid()) / 2;
            double perUnit = half >= 0 ? half : query.price() * unknownBps * CostQuery.BASIS_POINT;
            return query.valueOf(perUnit);
        };
    }

    /**
     * The same share of the price always, whatever is quoted: for a half spread that was measured.
     *
     * @param bps basis points of the value, finite
     * @return the part
     */
    static CostPart proportional(double bps) {
        if (!Double.isFinite(bps)) {
            throw new IllegalArgumentException("basis points must be finite, but were " + bps);
        }
        return query -> query.value() * bps * CostQuery.BASIS_POINT;
    }

    /**
     * The square-root law: the whole order pays {@code coefficient * volatility * sqrt(units / volume)} of its value.
     *
     * @param impact the law
     * @return the part; NaN where volatility or volume is not known
     */
    static CostPart impact(SquareRootImpact impact) {
        Objects.requireNonNull(impact, "impact");
        return query -> query.units() == 0
                ? 0
                : query.value() * impact.fraction(query.units(), query.volatility(), query.volume());
    }

    /**
     * Turning the home currency into the quote currency or back. Listings in the home currency, and margined ones, of which only the profit is
     * converted, pay nothing.
     *
     * @param home the currency that cash is kept in
     * @param bps basis points of the value, at least 0
     * @return the part
     */
    static CostPart conversion(Currency home, double bps) {
        Objects.requireNonNull(home, "home");
        CostPart converted = proportional(bps);
        return query -> query.movesCash() && !query.instrument().currency().equals(home) ? converted.cost(query) : 0;
    }

    /**
     * Interest on what the order opens, for the time it is to be held.
     *
     * @param longRates what a long position pays a year, for example 0.06; what it earns is negative; an instrument without one pays nothing
     * @param shortRates the same for a short position
     * @param daysInYear usually 360 or 365
     * @return the part
     */
    static CostPart financing(RateSource<Instrument> longRates, RateSource<Instrument> shortRates, int daysInYear) {
        Objects.requireNonNull(longRates, "longRates");
        Objects.requireNonNull(shortRates, "shortRates");
        HoldingDays days = new HoldingDays(daysInYear);
        return query ->
                days.cost(query, query.openedLong(), longRates) + days.cost(query, query.openedShort(), shortRates);
    }

    /**
     * A fee for borrowed shares, on what the order sells short, for the time it is to be held.
     *
     * @param rates annual rate by instrument; an instrument without one pays nothing
     * @param daysInYear usually 360
     * @return the part
     */
    static CostPart borrow(RateSource<Instrument> rates, int daysInYear) {
        Objects.requireNonNull(rates, "rates");
        HoldingDays days = new HoldingDays(daysInYear);
        return query -> query.isSecurity() ? days.cost(query, query.openedShort(), rates) : 0;
    }

    /**
     * The same, for some instruments only.
     *
     * @param which those that pay
     * @return a part that costs the others nothing
     */
    default CostPart only(Predicate<Instrument> which) {
        Objects.requireNonNull(which, "which");
        return query -> which.test(query.instrument()) ? cost(query) : 0;
    }

    /**
     * The same, for listings of one route.
     *
     * @param route for example {@code alpaca}
     * @return a part that costs the others nothing
     */
    default CostPart onRoute(String route) {
        return only(instrument -> instrument.route().equals(route));
    }

    /**
     * The same, for one class of assets.
     *
     * @param assetClass for example EQUITY
     * @return a part that costs the others nothing
     */
    default CostPart onClass(AssetClass assetClass) {
        return only(instrument -> instrument.asset().assetClass() == assetClass);
    }
}
