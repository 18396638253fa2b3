package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.market.Decimal;
import io.otrep.risk.RiskView;
import org.jspecify.annotations.Nullable;

/** What the venues themselves say the book is worth: the sum over routes. Single-threaded. */
final class VenueEquity {
    private int[] routeOf = new int[0];

    /** Base currency; NaN if a route states none, or in another currency. */
    double of(RiskView view) {
        if (routeOf.length == 0) {
            routeOf = ExposureGroups.numbers(
                    view, (slot, book) -> book.instrument(slot).route());
        }
        double sum = 0;
        for (int slot = 0; slot < routeOf.length; slot++) {
            if (routeOf[slot] == slot) {
                sum += stated(view.account(slot), view);
            }
        }
        return sum;
    }

    private static double stated(@Nullable Account account, RiskView view) {
        Decimal equity = account == null ? null : account.equity();
        if (account == null || equity == null || !account.currency().equals(view.baseCurrency())) {
            return Double.NaN;
        }
        return equity.toDouble();
    }
}
