package io.otrep.core.ledger;

import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldSink;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes all that the books know, in the order in which {@link LedgerReader} reads it. Entries and books are numbered: families and departures name
 * them. Single-threaded.
 */
final class LedgerWriter {
    private final Registry registry;
    private final Postings postings;
    private final FieldSink out;
    private final List<Book> books = new ArrayList<>();
    private final Map<Book, Integer> bookNumbers = new IdentityHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Entry, Integer> entryNumbers = new IdentityHashMap<>();

    LedgerWriter(Registry registry, Postings postings, FieldSink out) {
        this.registry = registry;
        this.postings = postings;
        this.out = out;
    }

    void write(int broughtCount) {
        out.number("brought", broughtCount);
        out.list("owners", registry.owners().names(), owner -> out.text("owner", owner));
        registry.rates().save(out);
        out.list("slots", registry.slots(), this::write);
        out.list("accounts", registry.accounts(), this::write);
        number();
        out.list("books", books, this::write);
        out.list(
                "entries",
                entries,
                entry -> EntryFields.write(
                        entry, out, arrival -> number(entryNumbers, arrival), book -> number(bookNumbers, book)));
        books.forEach(book -> out.list("placed", book.entries(), this::name));
        writeFamilies();
        postings.families().old().save(out);
        out.real("flow", postings.valuedFlow());
    }

    private void write(Slot slot) {
        out.instrument("instrument", slot.instrument());
        out.real("mark", slot.mark());
        out.time("markedAt", slot.markTimeNanos());
        out.flag("suspect", slot.isSuspect());
    }

    private void write(AccountBook account) {
        AccountFields.write(account.id(), out);
        out.list("lines", account.lines(), line -> line.save(out));
    }

    private void write(Book book) {
        AccountFields.write(book.account(), out);
        out.instrument("instrument", book.slot().instrument());
        book.save(out);
    }

    /** Arrivals first: departures name them. */
    private void number() {
        registry.slots().forEach(slot -> books.addAll(slot.books()));
        for (int i = 0; i < books.size(); i++) {
            bookNumbers.put(books.get(i), i);
        }
        for (Book book : books) {
            book.entries().stream().filter(ArrivalEntry.class::isInstance).forEach(this::number);
        }
        for (Book book : books) {
            book.entries().stream()
                    .filter(entry -> !(entry instanceof ArrivalEntry))
                    .forEach(this::number);
        }
    }

    private void number(Entry entry) {
        entryNumbers.put(entry, entries.size());
        entries.add(entry);
    }

    private static <T> int number(Map<T, Integer> numbers, T named) {
        return Objects.requireNonNull(numbers.get(named), "an entry or a book that the books have lost");
    }

    private void name(Entry entry) {
        out.number("entry", number(entryNumbers, entry));
    }

    private void name(Book book) {
        out.number("book", number(bookNumbers, book));
    }

    private void writeFamilies() {
        List<Family> families = new ArrayList<>();
        postings.families().all().forEach(families::add);
        out.list("families", families, this::write);
        out.list("unvalued", postings.unvalued(), this::writeUnvalued);
    }

    private void write(FamilyKey key) {
        out.word("kind", key.kind());
        AccountFields.write(key.account(), out);
        out.text("id", key.id());
    }

    private void write(Family family) {
        write(family.key());
        if (family instanceof ExecutionFamily execution) {
            write(execution);
        }
        family.save(out);
        if (family instanceof PostedFamily posted) {
            out.list("posted", posted.posts(), post -> {
                name(post.book());
                name(post.entry());
            });
        } else if (family instanceof FeeFamily fee) {
            out.part("about", fee.about(), this::writeAbout);
        }
    }

    private void write(ExecutionFamily family) {
        ExecutionEntry entry = family.entry();
        Book book = family.book();
        out.flag("posted", entry != null && book != null);
        if (entry != null && book != null) {
            name(book);
            name(entry);
        }
    }

    /** The execution a fee is about may be beyond the horizon by now. */
    private void writeAbout(ExecutionFamily about) {
        write(about.key());
        out.flag("changeable", isChangeable(about));
    }

    /** A flow that still waits for a rate may be beyond the horizon by now. */
    private void writeUnvalued(FlowFamily flow) {
        write(flow.key());
        out.part("beyond", isChangeable(flow) ? null : flow, family -> family.save(out));
    }

    @SuppressWarnings("ReferenceEquality") // another of the same name may have come since
    private boolean isChangeable(Family family) {
        return postings.families().find(family.key()) == family;
    }
}
