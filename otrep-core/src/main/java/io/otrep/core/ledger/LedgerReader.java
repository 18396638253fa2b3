package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.market.Currency;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link LedgerWriter} wrote into empty books. Single-threaded. */
final class LedgerReader {
    private static final List<FamilyKey.Kind> KINDS = List.of(FamilyKey.Kind.values());

    private final Registry registry;
    private final Postings postings;
    private final FieldReader in;
    private final List<Book> books = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<About> abouts = new ArrayList<>();

    /** What a fee is about. */
    private record About(FeeFamily fee, FamilyKey key, boolean changeable) {}

    LedgerReader(Registry registry, Postings postings, FieldReader in) {
        this.registry = registry;
        this.postings = postings;
        this.in = in;
    }

    /** Reads all, and gives the number of positions that were brought. */
    int read() {
        if (!registry.accounts().isEmpty() || postings.changeable() > 0) {
            throw new IllegalStateException("books that know something already cannot take others; load them first");
        }
        int broughtCount = in.smallNumber();
        in.list(in::text).forEach(registry.owners()::index);
        registry.rates().load(in);
        in.list(this::slot);
        in.list(this::account);
        in.list(this::book);
        in.list(this::entry);
        books.forEach(book -> in.list(() -> entries.get(in.smallNumber())).forEach(book.entries()::add));
        in.list(this::family);
        abouts.forEach(this::join);
        in.list(this::unvalued).forEach(postings.unvalued()::add);
        postings.families().old().load(in);
        postings.valuedFlow(in.real());
        return broughtCount;
    }

    private Slot slot() {
        Slot slot = registry.add(in.instrument());
        slot.mark(in.real(), in.time());
        slot.suspect(in.flag());
        return slot;
    }

    private AccountBook account() {
        AccountBook account = registry.account(AccountFields.accountId(in));
        in.list(() -> {
            CashLine line = account.line(Currency.of(in.text()));
            line.load(in);
            return line;
        });
        return account;
    }

    private Book book() {
        AccountId account = AccountFields.accountId(in);
        Book book = registry.book(account, in.instrument());
        book.load(registry.method(), in);
        books.add(book);
        return book;
    }

    private Entry entry() {
        Entry entry = EntryFields.read(in, entries::get, books::get);
        entries.add(entry);
        return entry;
    }

    private FamilyKey key() {
        FamilyKey.Kind kind = in.word(KINDS);
        return new FamilyKey(kind, AccountFields.accountId(in), in.text());
    }

    private Family family() {
        FamilyKey key = key();
        Family family = postings.families().findOrAdd(key, Family.class, LedgerReader::empty);
        if (family instanceof ExecutionFamily execution && in.flag()) {
            execution.posted(books.get(in.smallNumber()), (ExecutionEntry) entries.get(in.smallNumber()));
        }
        family.load(in);
        if (family instanceof PostedFamily posted) {
            in.list(() -> {
                posted.posted(books.get(in.smallNumber()), entries.get(in.smallNumber()));
                return posted;
            });
        } else if (family instanceof FeeFamily fee) {
            About about = in.part(() -> new About(fee, key(), in.flag()));
            if (about != null) {
                abouts.add(about);
            }
        }
        return family;
    }

    private static Family empty(FamilyKey key) {
        return switch (key.kind()) {
            case EXECUTION -> new ExecutionFamily(key);
            case FEE -> new FeeFamily(key);
            case CASH -> new FlowFamily(key);
            case ADJUSTMENT -> new AdjustmentFamily(key);
            case CROSS, FOUND -> new CrossFamily(key);
            case RECORD -> new Family(key);
        };
    }

    /** An execution that cannot be changed any more is there by name alone, so that it is not taken for one that came later. */
    private void join(About about) {
        Family found = about.changeable() ? postings.families().find(about.key()) : null;
        about.fee().about(found instanceof ExecutionFamily known ? known : new ExecutionFamily(about.key()));
    }

    private FlowFamily unvalued() {
        FamilyKey key = key();
        FlowFamily beyond = in.part(() -> {
            FlowFamily family = new FlowFamily(key);
            family.load(in);
            return family;
        });
        return beyond != null ? beyond : (FlowFamily) known(key);
    }

    private Family known(FamilyKey key) {
        Family found = postings.families().find(key);
        if (found == null) {
            throw new IllegalArgumentException("the books name " + key + " that they do not have");
        }
        return found;
    }
}
