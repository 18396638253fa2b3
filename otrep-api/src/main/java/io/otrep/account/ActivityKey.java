package io.otrep.account;

import java.util.Objects;

/**
 * What makes an activity the same as another: applying a key twice changes nothing, and of one family the highest revision holds.
 * For example a fill is revision 0 of its execution, its correction revision 1. Immutable and thread-safe.
 *
 * @param account whose books it changes
 * @param family the venue's id of the execution or of the booking, the same for all its revisions
 * @param revision 0 for the first, higher for what supersedes it
 */
public record ActivityKey(AccountId account, String family, int revision) {

    /** Checks the revision. */
    public ActivityKey {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(family, "family");
        if (family.isEmpty() || revision < 0) {
            throw new IllegalArgumentException("an activity needs a family and a revision of at least 0, but was '"
                    + family + "' and " + revision);
        }
    }

    /**
     * The first revision of a family.
     *
     * @param account whose books it changes
     * @param family the venue's id
     * @return the key
     */
    public static ActivityKey of(AccountId account, String family) {
        return new ActivityKey(account, family, 0);
    }

    /** Account, family and revision. */
    @Override
    public String toString() {
        return account + "/" + family + "#" + revision;
    }
}
