package io.otrep.core.internal;

import io.otrep.account.ExchangeRate;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.risk.OrderGate;

/** Takes market events and rates to the market view, the ledger and the gates, before anybody decides on them. Single-threaded. */
final class MarketIntake {
    private final Instruments instruments;
    private final Market market;
    private final Ledger ledger;
    private final Book book;
    private final OrderGate[] gates;
    private final boolean[] givesRate;

    MarketIntake(Currency base, Instruments instruments, Market market, Ledger ledger, Book book, OrderGate[] gates) {
        this.instruments = instruments;
        this.market = market;
        this.ledger = ledger;
        this.book = book;
        this.gates = gates;
        this.givesRate = rateSources(base);
    }

    void onMarket(MarketEvent event, int slot) {
        boolean marked = see(event, slot);
        for (OrderGate gate : gates) {
            gate.onMarket(event, slot, book);
        }
        if (marked) {
            double mark = market.mark(slot);
            ledger.mark(slot, mark, event.timeNanos());
            for (OrderGate gate : gates) {
                gate.onMark(slot, book);
            }
            if (givesRate[slot]) {
                rateFrom(slot, mark, event.timeNanos());
            }
        }
    }

    void onRate(ExchangeRate rate) {
        ledger.rate(rate);
        for (int slot = 0; slot < instruments.size(); slot++) {
            Currency quoted = instruments.get(slot).currency();
            if (quoted.equals(rate.from()) || quoted.equals(rate.to())) {
                revalued(slot);
            }
        }
    }

    private void revalued(int slot) {
        for (OrderGate gate : gates) {
            gate.onRevalued(slot, book);
        }
    }

    private boolean see(MarketEvent event, int slot) {
        if (event instanceof Bar bar) {
            market.onBar(slot, bar);
        } else if (event instanceof Quote quote) {
            market.onQuote(slot, quote);
        } else if (event instanceof Trade trade) {
            market.onTrade(slot, trade);
        } else if (event instanceof QuoteBar bar) {
            market.onQuoteBar(slot, bar);
        } else if (event instanceof DepthSnapshot depth) {
            market.onDepth(slot, depth);
        } else if (event instanceof StatusChange change) {
            market.onStatus(slot, change);
            return false;
        } else if (event instanceof CorporateAction action && action.kind() == CorporateAction.Kind.SPLIT) {
            market.onSplit(
                    slot, action.denominator().toDouble() / action.numerator().toDouble());
        } else {
            return false;
        }
        return !Double.isNaN(market.mark(slot));
    }

    private void rateFrom(int slot, double mark, long timeNanos) {
        Instrument instrument = instruments.get(slot);
        Currency bought = instrument.baseCurrency().orElseThrow();
        onRate(new ExchangeRate(bought, instrument.currency(), mark, timeNanos));
    }

    /** An instrument that is priced between the base currency and one that something else is quoted in gives its rate. */
    private boolean[] rateSources(Currency base) {
        boolean[] gives = new boolean[instruments.size()];
        for (int slot = 0; slot < gives.length; slot++) {
            Instrument instrument = instruments.get(slot);
            Currency bought = instrument.baseCurrency().orElse(null);
            gives[slot] = bought != null
                    && (bought.equals(base) && isQuoted(instrument.currency())
                            || instrument.currency().equals(base) && isQuoted(bought));
        }
        return gives;
    }

    private boolean isQuoted(Currency currency) {
        return instruments.all().stream()
                .anyMatch(instrument -> instrument.currency().equals(currency));
    }
}
