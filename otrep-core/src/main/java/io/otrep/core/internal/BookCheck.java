package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.FoundPosition;
import io.otrep.account.Position;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.reconcile.Difference;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares positions and cash of one account with what its venue says, to the last digit. The balance of a spot instrument is its position, so it is compared
 * as cash. Stateless but for what it reads; single-threaded.
 */
final class BookCheck {

    /** A difference of units or of cash. */
    record Finding(
            @Nullable Instrument instrument, @Nullable Currency currency, Decimal ours, Decimal venues) {
        Decimal missing() {
            return venues.minus(ours);
        }

        String subject() {
            return String.valueOf(instrument == null ? currency : instrument);
        }

        Difference difference() {
            boolean cash = instrument == null;
            return new Difference(
                    cash ? Difference.Kind.CASH : Difference.Kind.POSITION,
                    subject(),
                    ours.toString(),
                    venues.toString(),
                    missing() + (cash ? " booked as unexplained" : " booked as found"));
        }
    }

    private final String route;
    private final Instruments instruments;
    private final Ledger ledger;

    BookCheck(String route, Instruments instruments, Ledger ledger) {
        this.route = route;
        this.instruments = instruments;
        this.ledger = ledger;
    }

    /** All that differs, instruments by slot, then currencies by code. */
    List<Finding> findings(VenueSnapshot snapshot) {
        List<Finding> findings = new ArrayList<>();
        for (int slot = 0; slot < instruments.size(); slot++) {
            Instrument instrument = instruments.get(slot);
            if (instrument.route().equals(route) && instrument.settlement() != SettlementModel.SPOT_EXCHANGE) {
                add(findings, new Finding(instrument, null, ledger.quantity(slot), held(instrument, snapshot)));
            }
        }
        cash(snapshot.account()).forEach((currency, amount) -> {
            Decimal ours = ledger.cash(snapshot.account().id(), currency);
            add(findings, new Finding(null, currency, ours, amount));
        });
        return findings;
    }

    private static void add(List<Finding> findings, Finding finding) {
        if (!finding.missing().isZero()) {
            findings.add(finding);
        }
    }

    private Map<Currency, Decimal> cash(Account account) {
        Map<Currency, Decimal> all = new TreeMap<>();
        ledger.balances(account.id()).keySet().forEach(currency -> all.put(currency, Decimal.ZERO));
        all.putAll(account.balances());
        return all;
    }

    private static Decimal held(Instrument instrument, VenueSnapshot snapshot) {
        Decimal sum = Decimal.ZERO;
        for (Position position : snapshot.positions()) {
            if (position.instrument().equals(instrument)) {
                sum = sum.plus(position.quantity());
            }
        }
        return sum;
    }

    /** What books a finding. Its key is made of what was found and when the venue was asked. */
    Activity booking(Finding finding, VenueSnapshot snapshot, String owner) {
        AccountId account = snapshot.account().id();
        long askedNanos = snapshot.askedNanos();
        ActivityKey key = ActivityKey.of(
                account,
                "found-" + finding.subject() + "-" + finding.ours() + "-" + finding.venues() + "-" + askedNanos);
        Instrument instrument = finding.instrument();
        Currency currency = finding.currency();
        if (instrument == null && currency != null) {
            Money amount = Money.of(finding.missing(), currency);
            return new CashFlow(key, askedNanos, CashFlow.Kind.UNEXPLAINED, amount, null);
        }
        Instrument held = Objects.requireNonNull(instrument, "a finding has an instrument or a currency");
        return new FoundPosition(key, askedNanos, held, owner, finding.missing(), price(held, snapshot, owner));
    }

    /** What the venue says it cost; where it holds nothing, what the books say, so that nothing is gained or lost by it. */
    private Decimal price(Instrument instrument, VenueSnapshot snapshot, String owner) {
        for (Position position : snapshot.positions()) {
            if (position.instrument().equals(instrument) && !position.isFlat()) {
                return unitCost(position);
            }
        }
        Position booked = ledger.position(snapshot.account().id(), instrument, owner);
        return booked.isFlat() ? Decimal.ZERO : unitCost(booked);
    }

    private static Decimal unitCost(Position position) {
        Decimal units = position.quantity().times(position.instrument().multiplier());
        return position.cost().dividedBy(units, 12, RoundingMode.HALF_EVEN).abs();
    }
}
