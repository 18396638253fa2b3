package io.otrep.core.ledger;

/** A transfer between owners; it has no revisions. Not thread-safe. */
final class CrossFamily extends PostedFamily {
    CrossFamily(FamilyKey key) {
        super(key);
    }

    @Override
    boolean isHeld() {
        return true;
    }
}
