package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.LotMethod;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The instruments, accounts, owners and books there are. Not thread-safe. */
final class Registry {
    private final Rates rates;
    private final LotMethod method;
    private final @Nullable ClosedTradeListener listener;
    private final Owners owners = new Owners();
    private final Map<Instrument, Slot> byInstrument = new HashMap<>();
    private final ArrayList<Slot> slots = new ArrayList<>();
    private final Map<AccountId, AccountBook> byAccount = new TreeMap<>();
    private final ArrayList<AccountBook> accounts = new ArrayList<>();
    private final ArrayList<Book> changed = new ArrayList<>();

    Registry(Rates rates, LotMethod method, @Nullable ClosedTradeListener listener) {
        this.rates = rates;
        this.method = method;
        this.listener = listener;
    }

    LotMethod method() {
        return method;
    }

    Rates rates() {
        return rates;
    }

    Owners owners() {
        return owners;
    }

    /** By number. */
    List<Slot> slots() {
        return slots;
    }

    /** In order. */
    List<AccountBook> accounts() {
        return accounts;
    }

    /** Books whose lots changed since this was last cleared. */
    List<Book> changed() {
        return changed;
    }

    @Nullable
    Slot find(Instrument instrument) {
        return byInstrument.get(instrument);
    }

    /** Its number, -1 if it was not added. */
    int slot(Instrument instrument) {
        Slot slot = byInstrument.get(instrument);
        return slot == null ? -1 : slot.index();
    }

    /** The slot of an instrument, a new one if it has none. */
    Slot add(Instrument instrument) {
        Slot found = byInstrument.get(instrument);
        if (found != null) {
            return found;
        }
        Slot made = new Slot(slots.size(), instrument, rates);
        byInstrument.put(instrument, made);
        slots.add(made);
        return made;
    }

    @Nullable
    AccountBook find(AccountId id) {
        return byAccount.get(id);
    }

    /** The cash and books of an account, empty ones if it was not met. */
    AccountBook account(AccountId id) {
        AccountBook found = byAccount.get(id);
        if (found != null) {
            return found;
        }
        AccountBook made = new AccountBook(id, rates);
        byAccount.put(id, made);
        accounts.clear();
        accounts.addAll(byAccount.values());
        return made;
    }

    Book book(AccountId account, Instrument instrument) {
        Slot slot = add(instrument);
        Book found = find(account, slot);
        if (found != null) {
            return found;
        }
        Book made = new Book(account, slot, method, listener, changed);
        slot.add(made);
        account(account).add(made);
        return made;
    }

    static @Nullable Book find(AccountId account, Slot slot) {
        for (int i = 0; i < slot.books().size(); i++) {
            Book book = slot.books().get(i);
            if (book.account().equals(account)) {
                return book;
            }
        }
        return null;
    }

    /** Explains the cost of units that were there before or were found, which moved no cash; gives the cost of one. */
    Decimal bring(AccountId account, Instrument instrument, Decimal quantity, Decimal price) {
        Decimal unit = price.times(instrument.multiplier());
        if (instrument.settlement() != SettlementModel.MARGINED) {
            account(account).line(instrument.currency()).bring(unit.times(quantity));
        }
        if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE) {
            instrument
                    .baseCurrency()
                    .ifPresent(asset -> account(account).line(asset).bring(quantity.negate()));
        }
        return unit;
    }
}
