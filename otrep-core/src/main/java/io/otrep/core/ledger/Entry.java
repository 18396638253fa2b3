package io.otrep.core.ledger;

import io.otrep.account.ClosedTrade;
import java.util.List;

/**
 * Something that changes the lots of one instrument in one account. Entries are applied in canonical order: by time, then corporate
 * actions before executions, then by name. Not thread-safe.
 */
abstract class Entry implements Comparable<Entry> {

    /** What goes first at the same time. */
    enum Rank {
        BROUGHT,
        ADJUSTMENT,
        EXECUTION,
        CROSS,
        SETTLEMENT
    }

    private final Rank rank;
    private final String name;
    private long timeNanos;
    private boolean sealed;
    private List<ClosedTrade> trades = List.of();

    Entry(long timeNanos, Rank rank, String name) {
        this.timeNanos = timeNanos;
        this.rank = rank;
        this.name = name;
    }

    /** Changes the lots. */
    abstract void apply(Holdings holdings);

    final String name() {
        return name;
    }

    final long timeNanos() {
        return timeNanos;
    }

    /** Counts as if it had happened then: it came too late for its own time. */
    final void postpone(long toNanos) {
        timeNanos = Math.max(timeNanos, toNanos);
    }

    /** It will not be taken back any more. */
    final boolean isSealed() {
        return sealed;
    }

    /** Takes back how it was when it was written. */
    final void restore(long timeNanosThen, boolean sealedThen, List<ClosedTrade> tradesThen) {
        timeNanos = timeNanosThen;
        sealed = sealedThen;
        trades = tradesThen;
    }

    final void seal() {
        sealed = true;
    }

    /** Whether it can be folded, once all before it are. */
    boolean isFoldable() {
        return sealed;
    }

    /** What it closed when it was last applied. */
    final List<ClosedTrade> trades() {
        return trades;
    }

    final void trades(List<ClosedTrade> closed) {
        trades = closed;
    }

    @Override
    public final int compareTo(Entry other) {
        int byTime = Long.compare(timeNanos, other.timeNanos);
        int byRank = byTime != 0 ? byTime : rank.compareTo(other.rank);
        return byRank != 0 ? byRank : name.compareTo(other.name);
    }
}
