package io.otrep.portfolio.rebalance;

import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.util.Objects;

/**
 * Where money for a purchase comes from: the cash of one currency in the account of one route. Nothing is moved or converted between two of them. Immutable
 * and thread-safe.
 *
 * @param route the route's name
 * @param currency what is paid in
 */
public record Purse(String route, Currency currency) implements Comparable<Purse> {
    /** Checks that both are there. */
    public Purse {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * Where an instrument is paid from.
     *
     * @param instrument what is bought
     * @return its route's cash in its currency
     */
    public static Purse of(Instrument instrument) {
        return new Purse(instrument.route(), instrument.currency());
    }

    @Override
    public int compareTo(Purse other) {
        int byRoute = route.compareTo(other.route);
        return byRoute != 0 ? byRoute : currency.code().compareTo(other.currency.code());
    }

    /** For example {@code USD@alpaca}. */
    @Override
    public String toString() {
        return currency.code() + "@" + route;
    }
}
