package io.otrep.core.ledger;

import java.util.ArrayDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The families that can still be changed, and the memory of those before. Not thread-safe. */
final class Families {
    private final FamilyTable byKey = new FamilyTable();
    private final ArrayDeque<Family> arrived = new ArrayDeque<>();
    private final Fingerprints old;
    private final int limit;

    Families(Horizon horizon) {
        this.limit = horizon.changeable();
        this.old = new Fingerprints(horizon.remembered());
    }

    /** Whether it was there, and cannot be changed any more. */
    boolean isOld(FamilyKey key) {
        return byKey.find(key) == null && old.contains(key.fingerprint());
    }

    @Nullable
    Family find(FamilyKey key) {
        return byKey.find(key);
    }

    <F extends Family> F findOrAdd(FamilyKey key, Class<F> type, Function<FamilyKey, F> maker) {
        Family found = byKey.find(key);
        if (found != null) {
            return type.cast(found);
        }
        F made = maker.apply(key);
        byKey.add(made);
        arrived.add(made);
        return made;
    }

    /** Lets go of what is beyond the horizon. */
    void trim() {
        while (arrived.size() > limit) {
            Family oldest = arrived.remove();
            byKey.remove(oldest);
            oldest.seal();
            if (oldest.isHeld()) {
                old.add(oldest.key().fingerprint());
            }
        }
    }

    /** Those that can still be changed, in the order in which they came. */
    Iterable<Family> all() {
        return arrived;
    }

    Fingerprints old() {
        return old;
    }

    int size() {
        return arrived.size();
    }
}
