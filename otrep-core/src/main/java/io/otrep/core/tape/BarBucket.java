package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * One bar in the making. Prices are folded in as they come, earliest time to the open, latest to the close; bars are kept, so that
 * a corrected one takes the place of its first version. Reused; allocates only while it grows. Single-threaded.
 */
final class BarBucket {
    private boolean used;
    private boolean emitted;
    private long openNanos;
    private long closeNanos;
    private LocalDate tradingDate = LocalDate.EPOCH;

    private long firstNanos;
    private long lastNanos;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private boolean empty = true;

    private int size;
    private long[] barTimes = new long[16];
    private double[] barPrices = new double[5 * 16];

    void begin(long openNanos, long closeNanos, LocalDate tradingDate) {
        this.used = true;
        this.emitted = false;
        this.openNanos = openNanos;
        this.closeNanos = closeNanos;
        this.tradingDate = tradingDate;
        this.empty = true;
        this.size = 0;
    }

    void clear() {
        used = false;
        emitted = false;
    }

    boolean isUsed() {
        return used;
    }

    /** Whether there is something in it that is not yet emitted. */
    boolean isPending() {
        return used && !emitted && !(empty && size == 0);
    }

    boolean isEmitted() {
        return emitted;
    }

    boolean contains(long nanos) {
        return used && nanos >= openNanos && nanos < closeNanos;
    }

    long openNanos() {
        return openNanos;
    }

    long closeNanos() {
        return closeNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    LocalDate tradingDate() {
        return tradingDate;
    }

    void closeAt(long nanos) {
        closeNanos = nanos;
    }

    void add(long nanos, double price, double units) {
        fold(nanos, price, price, price, price, units);
    }

    void fold(long nanos, double o, double h, double l, double c, double units) {
        if (empty) {
            empty = false;
            firstNanos = nanos;
            lastNanos = nanos;
            open = o;
            high = h;
            low = l;
            close = c;
            volume = units;
            return;
        }
        open = nanos < firstNanos ? o : open;
        close = nanos >= lastNanos ? c : close;
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
        high = Math.max(high, h);
        low = Math.min(low, l);
        volume += units;
    }

    /** Takes a bar in; true if it replaced one of the same close. */
    boolean add(Bar bar) {
        int at = size;
        while (at > 0 && barTimes[at - 1] > bar.timeNanos()) {
            at--;
        }
        boolean replaces = at > 0 && barTimes[at - 1] == bar.timeNanos();
        if (replaces) {
            at--;
        } else {
            insert(at);
        }
        barTimes[at] = bar.timeNanos();
        store(5 * at, bar);
        return replaces;
    }

    private void insert(int at) {
        if (size == barTimes.length) {
            barTimes = Arrays.copyOf(barTimes, 2 * size);
            barPrices = Arrays.copyOf(barPrices, 10 * size);
        }
        System.arraycopy(barTimes, at, barTimes, at + 1, size - at);
        System.arraycopy(barPrices, 5 * at, barPrices, 5 * at + 5, 5 * (size - at));
        size++;
    }

    private void store(int at, Bar bar) {
        barPrices[at] = bar.open();
        barPrices[at + 1] = bar.high();
        barPrices[at + 2] = bar.low();
        barPrices[at + 3] = bar.close();
        barPrices[at + 4] = bar.volume();
    }

    Bar toBar(Instrument instrument, BarInterval interval) {
        emitted = true;
        foldBars();
        return new Bar(instrument, interval, tradingDate, openNanos, closeNanos, open, high, low, close, volume);
    }

    private void foldBars() {
        empty |= size > 0;
        for (int i = 0; i < size; i++) {
            int at = 5 * i;
            fold(
                    barTimes[i],
                    barPrices[at],
                    barPrices[at + 1],
                    barPrices[at + 2],
                    barPrices[at + 3],
                    barPrices[at + 4]);
        }
    }
}
