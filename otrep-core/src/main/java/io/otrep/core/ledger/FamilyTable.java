package io.otrep.core.ledger;

import org.jspecify.annotations.Nullable;

/** Families by key, found by the fingerprint of the key in one array, so that a search touches no object that is not meant. Not thread-safe. */
final class FamilyTable {
    private static final int SMALLEST = 64;

    private long[] fingerprints = new long[SMALLEST];
    private @Nullable Family[] families = new Family[SMALLEST];
    private int size;

    @Nullable
    Family find(FamilyKey key) {
        for (int at = home(key.fingerprint()); ; at = next(at)) {
            Family family = families[at];
            if (family == null) {
                return null;
            }
            if (fingerprints[at] == key.fingerprint() && family.key().equals(key)) {
                return family;
            }
        }
    }

    /** Takes a family whose key is not there. */
    void add(Family family) {
        if (2 * size++ > families.length) { // one more than half: the horizon and the newest
            grow();
        }
        put(family.key().fingerprint(), family);
    }

    private void put(long fingerprint, Family family) {
        int at = home(fingerprint);
        while (families[at] != null) {
            at = next(at);
        }
        fingerprints[at] = fingerprint;
        families[at] = family;
    }

    private void grow() {
        long[] oldFingerprints = fingerprints;
        @Nullable Family[] oldFamilies = families;
        fingerprints = new long[2 * oldFingerprints.length];
        families = new Family[2 * oldFamilies.length];
        for (int i = 0; i < oldFamilies.length; i++) {
            Family family = oldFamilies[i];
            if (family != null) {
                put(oldFingerprints[i], family);
            }
        }
    }

    /** Lets a family go; those behind it move up, so that no search stops early. */
    @SuppressWarnings("ReferenceEquality") // the question is whether it is the same object
    void remove(Family family) {
        int gap = home(family.key().fingerprint());
        while (families[gap] != family) {
            if (families[gap] == null) {
                return;
            }
            gap = next(gap);
        }
        size--;
        for (int at = next(gap); families[at] != null; at = next(at)) {
            int distance = at - home(fingerprints[at]) & families.length - 1;
            if (distance >= (at - gap & families.length - 1)) {
                fingerprints[gap] = fingerprints[at];
                families[gap] = families[at];
                gap = at;
            }
        }
        families[gap] = null;
    }

    private int home(long fingerprint) {
        return (int) fingerprint & families.length - 1;
    }

    private int next(int at) {
        return at + 1 & families.length - 1;
    }
}
