package io.otrep.core.sim;

import io.otrep.order.ClientOrderId;

/**
 * Refuses by a hash of seed and id: FNV-1a over the characters (Fowler, Noll, Vo), mixed by the finalizer of SplitMix64 (Steele, Lea, Flood
 * 2014), its upper 53 bits taken as a number in [0, 1). Immutable and thread-safe.
 *
 * @param probability from 0 to 1
 * @param seed where the hash begins
 */
record HashedReject(double probability, long seed) implements RejectModel {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    HashedReject {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability of a reject must be from 0 to 1, but was " + probability);
        }
    }

    @Override
    public boolean rejects(ClientOrderId id) {
        return unit(hash(id.value())) < probability;
    }

    private long hash(String text) {
        long hash = FNV_OFFSET ^ mixed(seed);
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }
}
