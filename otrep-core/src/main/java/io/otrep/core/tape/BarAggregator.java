package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades, of quotes or of shorter bars of one instrument, live as on a tape.
 *
 * <p>Bars of time fill the sessions of the instrument's calendar: seconds, minutes and hours count from the open and are cut at the
 * close, so that the last hour of a US share is 15:30 to 16:00 and no bar has prices of two sessions; a day is a session, a week
 * begins on Monday. Bars of ticks, volume or value end with the input that reaches the count, which is not split, and with the
 * session. What lies outside sessions is left out and counted. An interval in which nothing happened has no bar.
 *
 * <p>A bar is emitted by the first call whose time is at or after its close (plus the grace), and carries its close as its time. What
 * comes after that is late: a trade is left out and counted; a bar that replaces or completes the bar emitted last makes it be
 * emitted again, corrected and counted.
 *
 * <p>Single-threaded. Allocates one {@link Bar} for each one emitted.
 */
public final class BarAggregator {
    private final Instrument instrument;
    private final BarInterval interval;
    private final BarSource source;
    private final Consumer<? super Bar> out;
    private final long graceNanos;
    private final boolean counting;
    private final SessionGrid grid;
    private BarBucket previous = new BarBucket();
    private BarBucket current = new BarBucket();
    private double counted;
    private long nowNanos = Long.MIN_VALUE;
    private long emittedNanos = Long.MIN_VALUE;
    private long late;
    private long outside;
    private long misaligned;
    private long corrections;

    private BarAggregator(Builder b) {
        this.instrument = b.instrument;
        this.interval = b.interval;
        this.source = b.source;
        this.out = b.out;
        this.graceNanos = b.graceNanos;
        this.counting = isCount(b.interval);
        this.grid = new SessionGrid(instrument.calendar(), interval);
    }

    private static boolean isCount(BarInterval interval) {
        return switch (interval.unit()) {
            case TICK, VOLUME, DOLLAR -> true;
            default -> false;
        };
    }

    /**
     * Begins an aggregator.
     *
     * @param instrument the instrument; events of others are ignored
     * @param interval what makes a bar complete
     * @param source which events bars are made of; others are ignored
     * @param out takes each bar
     * @return a builder
     */
    public static Builder builder(
            Instrument instrument, BarInterval interval, BarSource source, Consumer<? super Bar> out) {
        return new Builder(instrument, interval, source, out);
    }

    /**
     * Takes an event of any kind.
     *
     * @param event ignored if it is none of the source's, but for its time
     */
    public void onEvent(MarketEvent event) {
        if (event instanceof Trade trade) {
            onTrade(trade);
        } else if (event instanceof Quote quote) {
            onQuote(quote);
        } else if (event instanceof Bar bar) {
            onBar(bar);
        } else {
            onTime(event.timeNanos());
        }
    }

    /**
     * Takes a trade.
     *
     * @param trade a trade
     */
    public void onTrade(Trade trade) {
        if (source == BarSource.TRADES && isMine(trade)) {
            add(trade.timeNanos(), trade.price(), trade.size());
        }
        onTime(trade.timeNanos());
    }

    /**
     * Takes a quote.
     *
     * @param quote a quote
     */
    public void onQuote(Quote quote) {
        if (source == BarSource.QUOTE_MIDS && isMine(quote)) {
            add(quote.timeNanos(), quote.mid(), 0);
        }
        onTime(quote.timeNanos());
    }

    /**
     * Takes a bar; one of a time that was given already corrects it.
     *
     * @param bar a bar that lies within one interval; others are left out and counted
     */
    public void onBar(Bar bar) {
        if (source == BarSource.BARS && isMine(bar)) {
            addBar(bar);
        }
        onTime(bar.timeNanos());
    }

    private boolean isMine(MarketEvent event) {
        return event.instrument().equals(instrument);
    }

    /**
     * Says what time it is, so that bars are emitted when nothing trades.
     *
     * @param nanos nanoseconds since 1970; going back has no effect
     */
    public void onTime(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
        if (previous.isPending() && isDue(previous)) {
            emit(previous);
        }
        if (current.isPending() && isDue(current)) {
            retire();
        }
    }

    private boolean isDue(BarBucket bucket) {
        return nowNanos - graceNanos >= bucket.closeNanos();
    }

    /**
     * When {@link #onTime(long)} wants to be called next.
     *
     * @return nanoseconds since 1970, {@link Long#MAX_VALUE} when no bar is in the making
     */
    public long nextTimeNanos() {
        BarBucket next = previous.isPending() ? previous : current;
        return next.isPending() ? next.closeNanos() + graceNanos : Long.MAX_VALUE;
    }

    /** Emits what is in the making, complete or not, stamped with its close: for the end of a tape. */
    public void flush() {
        if (previous.isPending()) {
            emit(previous);
        }
        if (current.isPending()) {
            retire();
        }
    }

    private void add(long nanos, double price, double units) {
        if (counting) {
            addCounted(nanos, nanos, price, price, price, price, units);
            return;
        }
        BarBucket bucket = bucketAt(nanos);
        if (bucket != null && !bucket.isEmitted()) {
            bucket.add(nanos, price, units);
        } else if (bucket != null) {
            late++;
        }
    }

    private void addBar(Bar bar) {
        if (counting) {
            addCounted(bar.openNanos(), bar.timeNanos(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            return;
        }
        BarBucket bucket = bucketAt(bar.openNanos());
        if (bucket != null && bar.timeNanos() > bucket.closeNanos()) {
            misaligned++;
        } else if (bucket != null) {
            addBar(bucket, bar);
        }
    }

    private void addBar(BarBucket bucket, Bar bar) {
        boolean replaced = bucket.add(bar);
        if (replaced || bucket.isEmitted()) {
            corrections++;
        }
        if (bucket.isEmitted()) {
            out.accept(bucket.toBar(instrument, interval));
        }
    }

    /** The bucket of that time, begun if it is new; null if it is counted as outside or late. */
    private @Nullable BarBucket bucketAt(long nanos) {
        if (!grid.enter(nanos)) {
            outside++;
            return null;
        }
        if (current.contains(nanos)) {
            return current;
        }
        if (previous.contains(nanos)) {
            return previous;
        }
        if (nanos < newestNanos()) {
            late++;
            return null;
        }
        begin(nanos);
        return current;
    }

    /** Before this time no bar is begun. */
    private long newestNanos() {
        return current.isUsed() ? current.openNanos() : previous.isUsed() ? previous.closeNanos() : Long.MIN_VALUE;
    }

    private void begin(long nanos) {
        if (current.isUsed()) {
            if (previous.isPending()) {
                emit(previous);
            }
            swap();
        }
        grid.place(nanos);
        current.begin(grid.openNanos(), grid.closeNanos(), grid.tradingDate());
        if (graceNanos == 0 && previous.isPending()) {
            emit(previous);
        }
    }

    private void swap() {
        BarBucket freed = previous;
        previous = current;
        current = freed;
        current.clear();
    }

    private void retire() {
        if (counting) {
            emit(current);
            current.clear();
            counted = 0;
            return;
        }
        swap();
        emit(previous);
    }

    private void emit(BarBucket bucket) {
        emittedNanos = bucket.closeNanos();
        out.accept(bucket.toBar(instrument, interval));
    }

    private void addCounted(
            long fromNanos, long nanos, double open, double high, double low, double close, double units) {
        if (!grid.enter(fromNanos)) {
            outside++;
        } else if (nanos < emittedNanos) {
            late++;
        } else {
            beginCounted(fromNanos, nanos);
            current.fold(nanos, open, high, low, close, units);
            count(measure(close, units));
        }
    }

    /** A bar of a count ends with its session at the latest. */
    private void beginCounted(long fromNanos, long nanos) {
        if (current.isPending() && !current.tradingDate().equals(grid.tradingDate())) {
            retire();
        }
        if (!current.isPending()) {
            current.begin(fromNanos, Math.max(nanos, grid.sessionCloseNanos()), grid.tradingDate());
        }
    }

    private void count(double units) {
        counted += units;
        if (counted >= interval.count()) {
            current.closeAt(current.lastNanos());
            retire();
        }
    }

    private double measure(double price, double units) {
        return switch (interval.unit()) {
            case VOLUME -> units;
            case DOLLAR -> price * units * instrument.multiplierAsDouble();
            default -> 1;
        };
    }

    /**
     * Inputs that came after their bar was emitted and were left out.
     *
     * @return inputs
     */
    public long lateCount() {
        return late;
    }

    /**
     * Inputs outside the calendar's sessions, left out.
     *
     * @return inputs
     */
    public long outsideCount() {
        return outside;
    }

    /**
     * Bars that reach over the end of an interval, left out: they cannot be made into bars of this interval.
     *
     * @return bars
     */
    public long misalignedCount() {
        return misaligned;
    }

    /**
     * Bars that replaced one given before, or came after theirs was emitted.
     *
     * @return bars
     */
    public long correctionCount() {
        return corrections;
    }

    /** Builds a {@link BarAggregator}. Not thread-safe. */
    public static final class Builder {
        private final Instrument instrument;
        private final BarInterval interval;
        private final BarSource source;
        private final Consumer<? super Bar> out;
        private long graceNanos;

        private Builder(Instrument instrument, BarInterval interval, BarSource source, Consumer<? super Bar> out) {
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.interval = Objects.requireNonNull(interval, "interval");
            this.source = Objects.requireNonNull(source, "source");
            this.out = Objects.requireNonNull(out, "out");
        }

        /**
         * How long after its close a bar waits for late inputs before it is emitted. Default 0: at its close.
         *
         * @param grace at least 0
         * @return this
         */
        public Builder grace(Duration grace) {
            this.graceNanos = grace.toNanos();
            return this;
        }

        /**
         * Makes the aggregator.
         *
         * @return the aggregator
         * @throws IllegalArgumentException if the grace is negative, or stated for bars of ticks, volume or value, which do not wait
         */
        public BarAggregator build() {
            if (graceNanos < 0 || graceNanos > 0 && isCount(interval)) {
                throw new IllegalArgumentException("grace must be at least 0, and 0 for bars of " + interval.unit()
                        + ", but was " + Duration.ofNanos(graceNanos) + "; leave it out");
            }
            return new BarAggregator(this);
        }
    }

    /** The last time seen, for messages. */
    @Override
    public String toString() {
        return interval + " bars of " + instrument + " from " + source
                + (nowNanos == Long.MIN_VALUE ? "" : " at " + Nanos.toInstant(nowNanos));
    }
}
