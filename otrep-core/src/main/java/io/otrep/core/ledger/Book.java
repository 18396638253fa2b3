package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.ClosedTrade;
import io.otrep.account.LotMethod;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one instrument in one account in canonical order, and the lots they lead to. Appending is O(1); an entry that belongs
 * before others is put there and what follows is applied again, from the last saved state before it. Sealed entries at the front are
 * folded into the oldest saved state. Not thread-safe.
 */
final class Book {
    private static final int SAVE_EVERY = 64;
    private static final int FOLD_AT_LEAST = 64;

    private final AccountId account;
    private final Slot slot;
    private final ClosedTradeListener listener;
    private final boolean reporting;
    private final List<Book> changed;
    private final ArrayList<Entry> entries = new ArrayList<>();
    private Holdings folded;
    private long foldedThroughNanos = Long.MIN_VALUE;
    private Holdings now;
    private @Nullable Holdings older;
    private @Nullable Holdings newer;
    private int olderAt;
    private int newerAt;
    private int sealedCount;
    private boolean departs;

    private Decimal paid = Decimal.ZERO;
    private Decimal balanced = Decimal.ZERO;
    private Decimal owned = Decimal.ZERO;
    private double measuredQuantity;
    private double measuredCost;

    /**
     * An empty book.
     *
     * @param changed where it names itself when its lots changed
     */
    Book(AccountId account, Slot slot, LotMethod method, @Nullable ClosedTradeListener listener, List<Book> changed) {
        this.account = account;
        this.slot = slot;
        this.listener = listener == null ? trade -> {} : listener;
        this.reporting = listener != null;
        this.changed = changed;
        this.folded = new Holdings(slot.instrument(), method);
        this.now = new Holdings(slot.instrument(), method);
    }

    /** What it is, without its entries, which name each other over several books. */
    void save(FieldSink out) {
        folded.save(out);
        now.save(out);
        out.time("foldedThrough", foldedThroughNanos);
        out.number("sealed", sealedCount);
        out.flag("departs", departs);
        out.decimal("paid", paid);
        out.decimal("balanced", balanced);
        out.decimal("owned", owned);
    }

    /** Takes what another has written; this one is empty. */
    void load(LotMethod method, FieldReader in) {
        folded = Holdings.load(slot.instrument(), method, in);
        now = Holdings.load(slot.instrument(), method, in);
        foldedThroughNanos = in.time();
        sealedCount = in.smallNumber();
        departs = in.flag();
        paid = in.decimal();
        balanced = in.decimal();
        owned = in.decimal();
        measure();
    }

    List<Entry> entries() {
        return entries;
    }

    AccountId account() {
        return account;
    }

    Slot slot() {
        return slot;
    }

    Holdings now() {
        return now;
    }

    /** Brings the cash that follows from the lots, and the measurements, up to date. */
    void post(AccountBook cash) {
        Holding net = now.net();
        Decimal quantity = now.quantity();
        if (net != null) {
            cash.line(slot.instrument().currency()).move(net.realized().minus(paid));
            paid = net.realized();
        }
        measure();
        if (slot.asset() >= 0) {
            slot.instrument().baseCurrency().ifPresent(asset -> postUnits(cash.line(asset), quantity));
        }
    }

    private void measure() {
        Holding net = now.net();
        measuredQuantity = (net == null ? now.quantity() : net.quantity()).toDouble();
        measuredCost = net == null ? 0 : net.cost().toDouble();
    }

    /** Where the position is a balance: what corporate actions made of it, and what part of it is owned. */
    private void postUnits(CashLine line, Decimal quantity) {
        line.move(now.created().minus(balanced));
        line.own(quantity.minus(owned));
        balanced = now.created();
        owned = quantity;
    }

    /** What it adds to equity at the mark, in the quote currency; 0 if nothing is held, whatever the mark. */
    double value() {
        return measuredQuantity == 0 ? 0 : measuredQuantity * slot.mark() * slot.multiplier() - measuredCost;
    }

    boolean isOpen() {
        return measuredQuantity != 0;
    }

    int retained() {
        return entries.size();
    }

    void insert(Entry entry) {
        entry.postpone(foldedThroughNanos);
        departs |= entry instanceof DepartureEntry;
        int at = placeOf(entry);
        entries.add(at, entry);
        if (at == entries.size() - 1) {
            applyNow(entry);
            saveSometimes();
        } else {
            replayFrom(at);
        }
        changed.add(this);
    }

    /** Nearly all entries come in order. */
    private int placeOf(Entry entry) {
        int size = entries.size();
        if (size == 0 || entries.get(size - 1).compareTo(entry) < 0) {
            return size;
        }
        int found = Collections.binarySearch(entries, entry);
        return found < 0 ? -found - 1 : found;
    }

    void remove(Entry entry) {
        int at = indexOf(entry);
        entries.remove(at);
        revoke(entry.trades());
        replayFrom(at);
        changed.add(this);
    }

    /** Another entry in the place of one, or somewhere else if its time is another. */
    void replace(Entry old, Entry with) {
        int at = indexOf(old);
        with.postpone(foldedThroughNanos);
        if (old.compareTo(with) != 0) {
            remove(old);
            insert(with);
            return;
        }
        entries.set(at, with);
        with.trades(old.trades());
        replayFrom(at);
        changed.add(this);
    }

    /** What it brings is another: what follows from it is applied again. */
    private void revise(Entry entry) {
        replayFrom(indexOf(entry));
        changed.add(this);
    }

    private int indexOf(Entry entry) {
        int at = Math.max(0, Collections.binarySearch(entries, entry));
        while (at > 0 && entries.get(at - 1).compareTo(entry) == 0) {
            at--; // one that came again after it was forgotten has the same place
        }
        while (at < entries.size()
                && entries.get(at) != entry
                && entries.get(at).compareTo(entry) == 0) {
            at++;
        }
        if (at == entries.size() || entries.get(at) != entry) {
            throw new IllegalStateException(
                    "book of " + slot.instrument() + " in " + account + " has lost " + entry.name());
        }
        return at;
    }

    private void replayFrom(int at) {
        dropSavedAfter(at);
        int from = 0;
        Holdings start = folded;
        if (newer != null) {
            start = newer;
            from = newerAt;
        } else if (older != null) {
            start = older;
            from = olderAt;
        }
        now = start.copy();
        for (int i = from; i < entries.size(); i++) {
            if (i == at) {
                saveBefore(at);
            }
            applyNow(entries.get(i));
        }
    }

    /** Where one change came another is likely, as when each fill is followed by its final fee. */
    private void saveBefore(int at) {
        if (newer == null || newerAt < at) {
            newer = now.copy();
            newerAt = at;
        }
    }

    private void dropSavedAfter(int at) {
        if (newer != null && newerAt > at) {
            newer = null;
        }
        if (older != null && olderAt > at) {
            older = null;
        }
    }

    private void applyNow(Entry entry) {
        List<ClosedTrade> trades = reporting ? new ArrayList<>(1) : null;
        now.report(trades);
        entry.apply(now);
        now.report(null);
        if (trades != null) {
            tell(entry, trades);
        }
        if (entry instanceof DepartureEntry departure && departure.arrival().takeChanged()) {
            departure.destination().revise(departure.arrival());
        }
    }

    private void tell(Entry entry, List<ClosedTrade> trades) {
        if (!trades.equals(entry.trades())) {
            revoke(entry.trades());
            entry.trades(trades);
            trades.forEach(listener::onClosed);
        }
    }

    private void revoke(List<ClosedTrade> trades) {
        trades.forEach(listener::onRevoked);
    }

    private void saveSometimes() {
        if (entries.size() - (newer == null ? 0 : newerAt) >= SAVE_EVERY) {
            older = newer;
            olderAt = newerAt;
            newer = now.copy();
            newerAt = entries.size();
        }
    }

    /**
     * Folds what will not be taken back any more, some at a time; at once where lots leave for another book, which waits for that.
     */
    void seal(Entry entry) {
        entry.seal();
        if (++sealedCount >= FOLD_AT_LEAST || departs) {
            fold();
        }
    }

    private void fold() {
        int count = 0;
        while (count < entries.size() && entries.get(count).isFoldable()) {
            Entry entry = entries.get(count++);
            entry.apply(folded);
            foldedThroughNanos = entry.timeNanos();
            if (entry instanceof DepartureEntry departure) {
                departure.arrival().complete();
            }
        }
        entries.subList(0, count).clear();
        sealedCount = 0;
        newerAt -= count;
        olderAt -= count;
        newer = newerAt < 0 ? null : newer;
        older = olderAt < 0 ? null : older;
    }
}
