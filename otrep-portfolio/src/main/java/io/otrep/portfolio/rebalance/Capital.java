package io.otrep.portfolio.rebalance;

import io.otrep.risk.RiskView;

/** What weights are shares of. Stateless and thread-safe. */
@FunctionalInterface
public interface Capital {
    /**
     * The capital now.
     *
     * @param book the state of the book
     * @return in the base currency; NaN if not known
     */
    double of(RiskView book);

    /**
     * A share of the equity of the book.
     *
     * @param share above 0, for example 0.5 beside strategies that use the other half
     * @return the capital
     */
    static Capital shareOfEquity(double share) {
        requirePositive("share", share);
        return book -> book.equity() * share;
    }

    /**
     * A fixed amount, whatever is won or lost.
     *
     * @param amount in the base currency, above 0
     * @return the capital
     */
    static Capital fixed(double amount) {
        requirePositive("amount", amount);
        return book -> amount;
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be above 0 and finite, but was " + value);
        }
    }
}
