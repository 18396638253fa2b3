package io.otrep.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** A family that has entries in books. Not thread-safe. */
class PostedFamily extends Family {
    private final List<Posted> posted = new ArrayList<>(1);

    /**
     * Where an entry is.
     *
     * @param book its book
     * @param entry the entry
     */
    record Posted(Book book, Entry entry) {}

    PostedFamily(FamilyKey key) {
        super(key);
    }

    final void insert(Book book, Entry entry) {
        book.insert(entry);
        posted.add(new Posted(book, entry));
    }

    /** Takes all entries back, the last first. */
    final void removeAll() {
        for (int i = posted.size() - 1; i >= 0; i--) {
            posted.get(i).book().remove(posted.get(i).entry());
        }
        posted.clear();
    }

    final List<Posted> posts() {
        return posted;
    }

    /** Takes back what it had posted. */
    final void posted(Book book, Entry entry) {
        posted.add(new Posted(book, entry));
    }

    @Override
    final void seal() {
        posted.forEach(it -> it.book().seal(it.entry()));
    }
}
