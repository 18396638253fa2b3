package io.otrep.core.ledger;

import io.otrep.account.AccountId;

/**
 * Names a family of activities. Kinds are apart, since a venue may number executions and bookings alike. Immutable.
 *
 * @param kind which kind of activity
 * @param account whose books
 * @param id the venue's id
 * @param fingerprint a 64-bit digest of the others, the same in every run
 */
record FamilyKey(Kind kind, AccountId account, String id, long fingerprint) {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Kinds of families. */
    enum Kind {
        EXECUTION,
        FEE,
        CASH,
        ADJUSTMENT,
        CROSS,
        RECORD,
        FOUND
    }

    FamilyKey(Kind kind, AccountId account, String id) {
        this(kind, account, id, fingerprint(kind, account, id));
    }

    private static long fingerprint(Kind kind, AccountId account, String id) {
        long hash = mix(kind.ordinal() + 1L, account.route());
        return mix(mix(hash, account.number()), id);
    }

    private static long mix(long seed, String text) {
        long hash = seed * MULTIPLIER + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint);
    }
}
