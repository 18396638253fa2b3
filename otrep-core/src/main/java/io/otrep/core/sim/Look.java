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
    /** Units offered; infinite for quotes without a size. */
    double size;
    /** Whether a trade or a bar of trades had volume 0: none, or not stated. */
    boolean unstated;
    /** Units our own orders took of it. */
    double used;

    boolean isBar;

    void bar(long openNanos, long timeNanos, double open, double high, double low, double close, double volume) {
        set(openNanos, timeNanos, open, high, low, close);
        size = volume;
        unstated = !(volume > 0);
        isBar = true;
    }

    void bar(long openNanos, long timeNanos, QuoteBar.Ohlc prices) {
        bar(openNanos, timeNanos, prices.open(), prices.high(), prices.low(), prices.close(), Double.POSITIVE_INFINITY);
    }

    void tick(long timeNanos, double price, double units) {
        set(timeNanos, timeNanos, price, price, price, price);
        size = units;
        unstated = !(units > 0);
        isBar = false;
    }

    void level(long timeNanos, Ladder ladder) {
        double best = ladder.best();
        set(timeNanos, timeNanos, best, best, best, best);
        size = Double.POSITIVE_INFINITY;
        unstated = false;
        isBar = false;
    }

    /** Keeps one price alone: that of an auction, or the close, which is sure to be newer than an order that arrived inside a bar. */
    void priceOf(Look event, double price) {
        set(event.timeNanos, event.timeNanos, price, price, price, price);
        size = event.size;
        unstated = event.unstated;
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
}
