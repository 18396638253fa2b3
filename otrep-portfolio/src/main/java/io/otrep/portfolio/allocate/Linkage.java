package io.otrep.portfolio.allocate;

/** How far two clusters are from each other, from the distances of their members (Lance and Williams, The Computer Journal 9, 1967). */
public enum Linkage {
    /** The nearest two members. */
    SINGLE,
    /** The farthest two. */
    COMPLETE,
    /** The mean over all pairs. */
    AVERAGE,
    /** The growth of the squared distances within (Ward, Journal of the American Statistical Association 58, 1963). */
    WARD;

    /** The distance of a cluster k to the union of a and b. */
    double united(double toA, double toB, double between, int sizeA, int sizeB, int size) {
        switch (this) {
            case SINGLE:
                return Math.min(toA, toB);
            case COMPLETE:
                return Math.max(toA, toB);
            case AVERAGE:
                return (sizeA * toA + sizeB * toB) / (sizeA + sizeB);
            default:
                double total = (double) sizeA + sizeB + size;
                return Math.sqrt(
                        ((sizeA + size) * toA * toA + (sizeB + size) * toB * toB - size * between * between) / total);
        }
    }
}
