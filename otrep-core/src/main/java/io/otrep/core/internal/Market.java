package io.otrep.core.internal;

import io.otrep.core.MarkPolicy;
import io.otrep.market.Bar;
import io.otrep.market.DayRoll;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import java.util.Arrays;

/**
 * What was last seen of each instrument. The mark follows the {@link MarkPolicy}; the reference price is the last mark of the day before. Single-threaded.
 */
final class Market {
    /** A quote this much older than the last trade says nothing about it any more. */
    private static final long QUOTE_LIFE_NANOS = 60_000_000_000L;

    private final DayRoll roll;
    private final MarkPolicy policy;
    private final double[] bid;
    private final double[] ask;
    private final double[] last;
    private final double[] mark;
    private final double[] reference;
    private final long[] markTimeNanos;
    private final long[] quoteTimeNanos;
    private final InstrumentStatus[] status;
    private long nextRollNanos = Long.MIN_VALUE;
    private long dayBeganNanos = Long.MIN_VALUE;

    Market(int instruments, DayRoll roll, MarkPolicy policy) {
        this.roll = roll;
        this.policy = policy;
        quoteTimeNanos = new long[instruments];
        bid = unknown(instruments);
        ask = unknown(instruments);
        last = unknown(instruments);
        mark = unknown(instruments);
        reference = unknown(instruments);
        markTimeNanos = new long[instruments];
        Arrays.fill(markTimeNanos, Long.MIN_VALUE);
        status = new InstrumentStatus[instruments];
        Arrays.fill(status, InstrumentStatus.TRADING);
    }

    private static double[] unknown(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Time goes on: at the end of a day its last marks become the reference. */
    void advance(long timeNanos) {
        if (timeNanos < nextRollNanos) {
            return;
        }
        if (nextRollNanos != Long.MIN_VALUE) {
            System.arraycopy(mark, 0, reference, 0, mark.length);
            dayBeganNanos = nextRollNanos;
        }
        nextRollNanos = roll.nextRollAfter(timeNanos);
    }

    void onBar(int slot, Bar bar) {
        last[slot] = bar.close();
        remark(slot, bar.timeNanos());
    }

    void onQuoteBar(int slot, QuoteBar bar) {
        quote(slot, bar.bid().close(), bar.ask().close(), bar.timeNanos());
    }

    void onQuote(int slot, Quote quote) {
        quote(slot, quote.bid(), quote.ask(), quote.timeNanos());
    }

    void onDepth(int slot, DepthSnapshot depth) {
        if (depth.bidLevels() > 0 && depth.askLevels() > 0) {
            quote(slot, depth.bidPrice(0), depth.askPrice(0), depth.timeNanos());
        }
    }

    void onTrade(int slot, Trade trade) {
        last[slot] = trade.price();
        remark(slot, trade.timeNanos());
    }

    void onStatus(int slot, StatusChange change) {
        status[slot] = change.status();
    }

    /** A split divides prices: the marks of before would be wrong until the next trade. */
    void onSplit(int slot, double factor) {
        last[slot] *= factor;
        mark[slot] *= factor;
        reference[slot] *= factor;
        bid[slot] *= factor;
        ask[slot] *= factor;
    }

    private void quote(int slot, double newBid, double newAsk, long timeNanos) {
        bid[slot] = newBid;
        ask[slot] = newAsk;
        quoteTimeNanos[slot] = timeNanos;
        remark(slot, timeNanos);
    }

    private void remark(int slot, long timeNanos) {
        markTimeNanos[slot] = timeNanos;
        double b = bid[slot];
        double a = ask[slot];
        double l = last[slot];
        boolean quoted = b <= a && timeNanos - quoteTimeNanos[slot] <= QUOTE_LIFE_NANOS;
        if (quoted && (policy == MarkPolicy.MID || Double.isNaN(l))) {
            mark[slot] = (a + b) * 0.5;
        } else if (quoted && policy == MarkPolicy.CLAMPED_LAST) {
            mark[slot] = Math.min(Math.max(l, b), a);
        } else if (!Double.isNaN(l)) {
            mark[slot] = l;
        }
    }

    /** When the day began, as far as its beginning was seen. */
    long dayBeganNanos() {
        return dayBeganNanos;
    }

    double bid(int slot) {
        return bid[slot];
    }

    double ask(int slot) {
        return ask[slot];
    }

    double mark(int slot) {
        return mark[slot];
    }

    long markTimeNanos(int slot) {
        return markTimeNanos[slot];
    }

    double reference(int slot) {
        return reference[slot];
    }

    InstrumentStatus status(int slot) {
        return status[slot];
    }
}
