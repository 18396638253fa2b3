package io.otrep.core.ledger;

import io.otrep.account.Activity;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fill, its corrections and what was said about its fee. Not thread-safe. */
final class ExecutionFamily extends Family {
    private @Nullable Fill first;
    private List<OwnerShare> firstShares = List.of();
    private List<OwnerShare> bestShares = List.of();
    private List<String> named = List.of();
    private List<FeeAdjustment> fees = List.of();
    private @Nullable ExecutionEntry entry;
    private @Nullable Book book;

    ExecutionFamily(FamilyKey key) {
        super(key);
    }

    /** Takes the shares of a fill; the lowest revision says how those of a correction are split. */
    void keep(Fill fill, List<OwnerShare> shares, List<String> lots) {
        if (first == null || fill.key().revision() < first.key().revision()) {
            first = fill;
            firstShares = shares;
            named = lots;
        }
        if (best() == fill) {
            bestShares = shares;
        }
    }

    /** What was said about its fee under one booking; null takes it back. */
    void keepFee(String family, @Nullable FeeAdjustment adjustment) {
        List<FeeAdjustment> kept = new ArrayList<>(fees.size() + 1);
        fees.stream().filter(fee -> !fee.key().family().equals(family)).forEach(kept::add);
        if (adjustment != null) {
            kept.add(adjustment);
        }
        fees = kept;
    }

    /** What it posted is written before it: nearly always that says all. */
    @Override
    void save(FieldSink out) {
        out.flag("asPosted", isAsPosted());
        if (isAsPosted()) {
            out.number("seen", seen());
        } else {
            saveTerms(out);
        }
        out.list("fees", fees, fee -> AccountFields.writeAny(fee, out));
    }

    /** One fill that was never corrected. */
    @SuppressWarnings("ReferenceEquality") // the terms that hold are told from others by identity
    private boolean isAsPosted() {
        return entry != null
                && entry.fill() == best()
                && isFirstBest()
                && entry.shares().equals(bestShares)
                && entry.shares().equals(firstShares)
                && entry.named().equals(named);
    }

    private void saveTerms(FieldSink out) {
        super.save(out);
        Fill other = isFirstBest() ? null : first;
        out.flag("firstIsBest", isFirstBest());
        out.part("first", other, fill -> AccountFields.writeAny(fill, out));
        AccountFields.write(firstShares, out);
        AccountFields.write(bestShares, out);
        out.list("named", named, lot -> out.text("lot", lot));
    }

    @SuppressWarnings("ReferenceEquality") // the terms that hold are told from others by identity
    private boolean isFirstBest() {
        return first == best();
    }

    /** Takes what another has written; what it posted is known. */
    @Override
    void load(FieldReader in) {
        boolean asPosted = in.flag();
        if (!asPosted) {
            loadTerms(in);
        } else if (entry != null) {
            restore(in.number(), entry.fill());
            first = entry.fill();
            firstShares = entry.shares();
            bestShares = entry.shares();
            named = entry.named();
        } else {
            throw new IllegalArgumentException("execution " + key().id() + " is said to be as posted, but was not");
        }
        fees = in.list(() -> (FeeAdjustment) AccountFields.any(in));
    }

    private void loadTerms(FieldReader in) {
        super.load(in);
        boolean firstIsBest = in.flag();
        Activity other = in.part(() -> AccountFields.any(in));
        first = (Fill) (firstIsBest ? best() : other);
        firstShares = AccountFields.shares(in);
        bestShares = AccountFields.shares(in);
        named = in.list(in::text);
    }

    /** Takes back what it had posted. */
    void posted(Book where, ExecutionEntry posted) {
        book = where;
        entry = posted;
    }

    @Nullable
    Book book() {
        return book;
    }

    @Nullable
    ExecutionEntry entry() {
        return entry;
    }

    /** Puts an entry in the place of the one there was, in one step if they share the book. */
    void place(Book to, ExecutionEntry next) {
        if (entry != null && book == to) {
            to.replace(entry, next);
        } else {
            takeBack();
            to.insert(next);
        }
        book = to;
        entry = next;
    }

    /** Takes the entry out of its book, if there is one. */
    void takeBack() {
        if (entry != null && book != null) {
            book.remove(entry);
        }
        entry = null;
    }

    @Override
    void seal() {
        if (entry != null && book != null) {
            book.seal(entry);
        }
    }

    List<String> named() {
        return named;
    }

    @Override
    boolean isHeld() {
        return first != null;
    }

    /** The terms that hold, null if it was busted or its fill was not seen yet. */
    @Nullable
    Fill terms() {
        Activity holds = first == null ? null : best();
        if (holds instanceof Fill fill) {
            return fill;
        }
        return holds instanceof FillCorrection correction ? correction.corrected() : null;
    }

    /** The shares of the terms that hold. */
    List<OwnerShare> shares(Fill terms) {
        if (best() == terms) {
            return bestShares;
        }
        return first == null ? List.of() : proRata(terms, first, firstShares);
    }

    private static List<OwnerShare> proRata(Fill terms, Fill first, List<OwnerShare> shares) {
        Decimal whole = terms.signedQuantity();
        Decimal step = terms.instrument().step();
        List<OwnerShare> result = new ArrayList<>(shares.size());
        Decimal rest = whole;
        for (int i = 0; i < shares.size(); i++) {
            OwnerShare share = shares.get(i);
            Decimal part = i == shares.size() - 1 ? rest : part(whole, share.quantity(), first.signedQuantity(), step);
            rest = rest.minus(part);
            result.add(new OwnerShare(share.owner(), part));
        }
        return result;
    }

    private static Decimal part(Decimal whole, Decimal share, Decimal of, @Nullable Decimal step) {
        Decimal part = OpenLot.share(whole, share, of);
        return step == null ? part : part.toMultipleOf(step, RoundingMode.DOWN);
    }

    /** The fee that holds: the latest statement of it, where a correction speaks at the time it was decided. */
    @Nullable
    Money fee(Fill terms) {
        FeeAdjustment latest = null;
        for (FeeAdjustment fee : fees) {
            if (latest == null || isLater(fee, latest)) {
                latest = fee;
            }
        }
        boolean stated = terms.fee() != null
                && terms.isFeeFinal()
                && latest != null
                && best() instanceof FillCorrection correction
                && correction.timeNanos() > latest.timeNanos();
        return latest == null || stated ? terms.fee() : latest.fee();
    }

    private static boolean isLater(FeeAdjustment fee, FeeAdjustment than) {
        return fee.timeNanos() != than.timeNanos()
                ? fee.timeNanos() > than.timeNanos()
                : fee.key().family().compareTo(than.key().family()) > 0;
    }
}
