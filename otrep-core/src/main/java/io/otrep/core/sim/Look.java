package io.otrep.core.sim;

import io.otrep.market.QuoteBar;

/**
 * One event as an order sees it: four prices, and how many units it offers. A tick has four equal prices. Reused for every event;
 * single-threaded.
 */
final class Look {
    long openNanos;
    long timeNanos;
    double open;
    double high;
    double low;
    double close;
    /** Units offered; infinite when the event does not say. */
    double size;
    /** Units our own orders took of it. */
    double used;

    boolean isBar;

    void bar(long openNanos, long timeNanos, double open, double high, double low, double close, double volume) {
        set(openNanos, timeNanos, open, high, low, close);
        size = known(volume);
        isBar = true;
    }

    void bar(long openNanos, long timeNanos, QuoteBar.Ohlc prices) {
        bar(openNanos, timeNanos, prices.open(), prices.high(), prices.low(), prices.close(), 0);
    }

    void tick(long timeNanos, double price, double units) {
        set(timeNanos, timeNanos, price, price, price, price);
        size = known(units);
        isBar = false;
    }

    void level(long timeNanos, Ladder ladder) {
        double best = ladder.best();
        set(timeNanos, timeNanos, best, best, best, best);
        size = Double.POSITIVE_INFINITY;
        isBar = false;
    }

    /** Keeps one price alone: that of an auction, or the close, which is sure to be newer than an order that arrived inside a bar. */
    void priceOf(Look event, double price) {
        set(event.timeNanos, event.timeNanos, price, price, price, price);
        size = event.size;
        used = event.used;
        isBar = event.isBar;
    }

    private void set(long openNanos, long timeNanos, double open, double high, double low, double close) {
        this.openNanos = openNanos;
        this.timeNanos = timeNanos;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.used = 0;
    }

    private static double known(double units) {
        return units > 0 ? units : Double.POSITIVE_INFINITY;
    }
}
