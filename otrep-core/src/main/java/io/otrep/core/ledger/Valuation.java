package io.otrep.core.ledger;

import io.otrep.account.EquityQuality;
import java.util.ArrayList;
import java.util.List;

/** What the books are worth in the base currency. Allocates nothing. Not thread-safe. */
final class Valuation {
    private final Rates rates;
    private final ArrayList<Book> open = new ArrayList<>();
    /** By quote currency. */
    private final ArrayList<ValueTree> values = new ArrayList<>();

    Valuation(Rates rates) {
        this.rates = rates;
    }

    /** Takes a book up or lets it go, in the order of slots, then accounts. */
    void update(Book book) {
        int at = 0;
        while (at < open.size() && isBefore(open.get(at), book)) {
            at++;
        }
        boolean there = at < open.size() && open.get(at) == book;
        if (book.isOpen() && !there) {
            open.add(at, book);
        } else if (!book.isOpen() && there) {
            open.remove(at);
        }
        revalue(book.slot());
    }

    /** Takes a mark, or what is held, as it is now. */
    void revalue(Slot slot) {
        double value = 0;
        for (int i = 0; i < slot.books().size(); i++) {
            value += slot.books().get(i).value();
        }
        while (values.size() <= slot.quote()) {
            values.add(new ValueTree());
        }
        values.get(slot.quote()).set(slot.index(), value);
    }

    private static boolean isBefore(Book book, Book other) {
        int bySlot = Integer.compare(book.slot().index(), other.slot().index());
        return bySlot < 0 || (bySlot == 0 && book.account().compareTo(other.account()) < 0);
    }

    double equity(List<AccountBook> accounts) {
        double sum = 0;
        for (int i = 0; i < accounts.size(); i++) {
            sum += cash(accounts.get(i));
        }
        for (int currency = 0; currency < values.size(); currency++) {
            double held = values.get(currency).sum();
            sum += held == 0 ? 0 : held * rates.rate(currency);
        }
        return sum;
    }

    double equity(AccountBook account) {
        double sum = cash(account);
        List<Book> books = account.books();
        for (int i = 0; i < books.size(); i++) {
            sum += value(books.get(i));
        }
        return sum;
    }

    private double cash(AccountBook account) {
        double sum = 0;
        List<CashLine> lines = account.lines();
        for (int i = 0; i < lines.size(); i++) {
            double residual = lines.get(i).residual();
            sum += residual == 0 ? 0 : residual * rates.rate(lines.get(i).index());
        }
        return sum;
    }

    private double value(Book book) {
        double value = book.value();
        return value == 0 ? 0 : value * rates.rate(book.slot().quote());
    }

    EquityQuality quality(List<AccountBook> accounts, long freshFromNanos) {
        EquityQuality worst = EquityQuality.GOOD;
        for (int i = 0; i < accounts.size(); i++) {
            worst = worse(worst, cashQuality(accounts.get(i), freshFromNanos));
        }
        for (int i = 0; i < open.size(); i++) {
            worst = worse(worst, quality(open.get(i), freshFromNanos));
        }
        return worst;
    }

    private EquityQuality cashQuality(AccountBook account, long freshFromNanos) {
        EquityQuality worst = EquityQuality.GOOD;
        List<CashLine> lines = account.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).residual() != 0) {
                worst = worse(worst, rateQuality(lines.get(i).index(), freshFromNanos));
            }
        }
        return worst;
    }

    private EquityQuality quality(Book book, long freshFromNanos) {
        Slot slot = book.slot();
        EquityQuality ofRate = rateQuality(slot.quote(), freshFromNanos);
        if (Double.isNaN(slot.mark())) {
            return EquityQuality.UNKNOWN;
        }
        EquityQuality ofMark = slot.markTimeNanos() < freshFromNanos ? EquityQuality.STALE : EquityQuality.GOOD;
        return worse(ofRate, slot.isSuspect() ? EquityQuality.SUSPECT : ofMark);
    }

    private EquityQuality rateQuality(int currency, long freshFromNanos) {
        if (Double.isNaN(rates.rate(currency))) {
            return EquityQuality.UNKNOWN;
        }
        return rates.timeNanos(currency) < freshFromNanos ? EquityQuality.STALE : EquityQuality.GOOD;
    }

    private static EquityQuality worse(EquityQuality one, EquityQuality other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Equity as its causes explain it: what was brought, came and went, and the profit of all owners. */
    double explained(List<AccountBook> accounts) {
        double sum = 0;
        for (AccountBook account : accounts) {
            for (CashLine line : account.lines()) {
                double amount = line.explained().toDouble();
                sum += amount == 0 ? 0 : amount * rates.rate(line.index());
            }
            for (Book book : account.books()) {
                double profit = profit(book);
                sum += profit == 0 ? 0 : profit * rates.rate(book.slot().quote());
            }
        }
        return sum;
    }

    private static double profit(Book book) {
        Holdings now = book.now();
        double sum = 0;
        for (int i = 0; i < now.size(); i++) {
            Holding holding = now.get(i);
            sum += holding.realized().minus(holding.cost()).toDouble();
        }
        double units = now.quantity().toDouble();
        return units == 0 ? sum : sum + units * book.slot().mark() * book.slot().multiplier();
    }
}
