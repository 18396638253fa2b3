package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.market.Currency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cash of one account, and its books of positions by slot. Not thread-safe. */
final class AccountBook {
    private final AccountId id;
    private final Rates rates;
    private final ArrayList<CashLine> lines = new ArrayList<>(2);
    private final ArrayList<Book> books = new ArrayList<>();

    AccountBook(AccountId id, Rates rates) {
        this.id = id;
        this.rates = rates;
    }

    AccountId id() {
        return id;
    }

    /** By currency. */
    List<CashLine> lines() {
        return lines;
    }

    /** By slot. */
    List<Book> books() {
        return books;
    }

    @Nullable
    CashLine find(int currency) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).index() == currency) {
                return lines.get(i);
            }
        }
        return null;
    }

    CashLine line(Currency currency) {
        int index = rates.index(currency);
        CashLine found = find(index);
        if (found != null) {
            return found;
        }
        CashLine made = new CashLine(currency, index);
        int at = 0;
        while (at < lines.size() && lines.get(at).currency().compareTo(currency) < 0) {
            at++;
        }
        lines.add(at, made);
        return made;
    }

    void add(Book book) {
        int at = books.size();
        while (at > 0 && books.get(at - 1).slot().index() > book.slot().index()) {
            at--;
        }
        books.add(at, book);
    }
}
