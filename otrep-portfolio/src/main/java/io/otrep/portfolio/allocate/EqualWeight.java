package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import java.util.Arrays;

/**
 * The same share for each: 1 / n of four assets is 0.25 (DeMiguel, Garlappi and Uppal, Optimal Versus Naive Diversification, Review of Financial Studies 22,
 * 2009). Looks at no estimate. Immutable and thread-safe.
 */
public final class EqualWeight implements Allocator {
    @Override
    public Allocation allocate(Estimates estimates) {
        double[] weights = new double[estimates.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return weights.length == 0 ? Checked.bad("there are no assets") : Allocation.of(weights);
    }
}
