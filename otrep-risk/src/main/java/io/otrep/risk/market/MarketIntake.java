package io.otrep.risk.market;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.CorporateAction;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;

/** Hands an event to its symbol; false if it says nothing there. */
final class MarketIntake {
    private MarketIntake() {}

    static boolean take(SymbolTrack track, MarketEvent event, MarketClock clock) {
        long now = clock.now();
        if (event instanceof Bar bar) {
            return takeBar(track, bar, clock);
        }
        if (event instanceof Quote quote) {
            return track.quote(now, quote.bid(), quote.ask(), quote.bidSize(), quote.askSize());
        }
        if (event instanceof Trade trade) {
            return track.trade(now, trade.price(), trade.size());
        }
        if (event instanceof QuoteBar bar) {
            return takeQuoteBar(track, bar, clock);
        }
        if (event instanceof DepthSnapshot depth) {
            return track.depth(now, depth);
        }
        if (event instanceof StatusChange change) {
            track.status(change.status());
            return true;
        }
        return takeSplit(track, event);
    }

    private static boolean takeBar(SymbolTrack track, Bar bar, MarketClock clock) {
        return switch (bar.interval().unit()) {
            case DAY -> takeDays(track, bar, clock);
            case WEEK, MONTH -> false;
            default -> track.bar(clock.now(), bar);
        };
    }

    private static boolean takeDays(SymbolTrack track, Bar bar, MarketClock clock) {
        return counted(bar.interval().equals(BarInterval.DAY) && track.dayBar(clock.now(), bar), clock);
    }

    private static boolean takeQuoteBar(SymbolTrack track, QuoteBar bar, MarketClock clock) {
        return switch (bar.interval().unit()) {
            case DAY -> counted(bar.interval().equals(BarInterval.DAY) && track.dayQuoteBar(clock.now(), bar), clock);
            case WEEK, MONTH -> false;
            default -> track.quoteBar(clock.now(), bar);
        };
    }

    private static boolean counted(boolean closed, MarketClock clock) {
        if (closed) {
            clock.countClose();
        }
        return closed;
    }

    private static boolean takeSplit(SymbolTrack track, MarketEvent event) {
        if (event instanceof CorporateAction action && action.kind() == CorporateAction.Kind.SPLIT) {
            track.split(action.numerator().toDouble() / action.denominator().toDouble());
            return true;
        }
        return false;
    }
}
