package io.otrep.core.journal;

import java.io.IOException;

/** A journal was refused because of damage that no crash explains. */
public final class JournalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a record of strings and numbers
    private final transient JournalDamage damage;

    JournalDamagedException(JournalDamage damage) {
        super(damage.message());
        this.damage = damage;
    }

    /**
     * What was found.
     *
     * @return file, offset, expected record, and what to do
     */
    public JournalDamage damage() {
        return damage;
    }
}
