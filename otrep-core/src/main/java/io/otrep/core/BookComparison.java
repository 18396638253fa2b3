package io.otrep.core;

import io.otrep.account.Account;
import io.otrep.account.Position;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares our books with what a venue says it holds, to the last digit. Stateless. */
final class BookComparison {
    private BookComparison() {}

    /** Differences, one sentence each; empty if the books agree. */
    static List<String> compare(Ledger ledger, Account venue, List<Position> positions, List<Instrument> instruments) {
        List<String> differences = new ArrayList<>();
        compareCash(ledger.balances(venue.id()), venue, differences);
        for (Instrument instrument : instruments) {
            boolean here = instrument.route().equals(venue.id().route());
            if (here && instrument.settlement() != SettlementModel.SPOT_EXCHANGE) {
                Decimal theirs = held(positions, instrument);
                Decimal ours = ledger.quantity(ledger.slot(instrument));
                if (!ours.equals(theirs)) {
                    differences.add("position of " + instrument + ": ours " + ours + ", the venue's " + theirs);
                }
            }
        }
        return differences;
    }

    /** Whether equity and every balance are explained by what caused them; what is not is a difference. */
    static List<String> unexplained(Ledger ledger, List<Account> venues) {
        List<String> differences = new ArrayList<>();
        double equity = ledger.equity();
        double gap = ledger.identityGap();
        if (Math.abs(gap) > 1e-9 * Math.max(1, Math.abs(equity))) {
            differences.add("equity " + equity + " is explained but for " + gap);
        }
        for (Account venue : venues) {
            for (Currency currency : ledger.balances(venue.id()).keySet()) {
                Decimal missing = ledger.cashGap(venue.id(), currency);
                if (!missing.isZero()) {
                    differences.add("cash of " + venue.id() + " in " + currency + " is explained but for " + missing);
                }
            }
        }
        return differences;
    }

    private static void compareCash(Map<Currency, Decimal> ours, Account venue, List<String> differences) {
        TreeSet<Currency> currencies = new TreeSet<>(ours.keySet());
        currencies.addAll(venue.balances().keySet());
        for (Currency currency : currencies) {
            Decimal own = ours.getOrDefault(currency, Decimal.ZERO);
            Decimal theirs = venue.balances().getOrDefault(currency, Decimal.ZERO);
            if (!own.equals(theirs)) {
                differences.add(
                        "cash of " + venue.id() + " in " + currency + ": ours " + own + ", the venue's " + theirs);
            }
        }
    }

    private static Decimal held(List<Position> positions, Instrument instrument) {
        Decimal sum = Decimal.ZERO;
        for (Position position : positions) {
            if (position.instrument().equals(instrument)) {
                sum = sum.plus(position.quantity());
            }
        }
        return sum;
    }
}
