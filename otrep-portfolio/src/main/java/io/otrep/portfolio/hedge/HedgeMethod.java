package io.otrep.portfolio.hedge;

import io.otrep.market.Instrument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a cluster. Immutable and thread-safe.
 */
public final class HedgeMethod {
    private static final HedgeMethod NET = new HedgeMethod(null, null);

    private final @Nullable Instrument hedge;
    private final @Nullable Instrument market;

    private HedgeMethod(@Nullable Instrument hedge, @Nullable Instrument market) {
        this.hedge = hedge;
        this.market = market;
    }

    /**
     * Legs that offset each other are both made smaller until only one side is left: what a cluster risks in common stays, what the legs risk apart and what
     * they bind goes. Legs are weighed by their standard deviation; one that moves against the largest counts as the other side.
     *
     * @return the method
     */
    public static HedgeMethod netDown() {
        return NET;
    }

    /**
     * A chosen instrument takes the variance of the clusters down as far as it can, {@link HedgeRatio#minimumVariance}.
     *
     * @param instrument the hedge; one of the book
     * @return the method
     */
    public static HedgeMethod minimumVariance(Instrument instrument) {
        return new HedgeMethod(Objects.requireNonNull(instrument, "instrument"), null);
    }

    /**
     * A chosen instrument takes the beta of the clusters to 0, {@link HedgeRatio#beta}.
     *
     * @param instrument the hedge; one of the book
     * @param market what beta is measured against; one of the book
     * @return the method
     */
    public static HedgeMethod beta(Instrument instrument, Instrument market) {
        return new HedgeMethod(
                Objects.requireNonNull(instrument, "instrument"), Objects.requireNonNull(market, "market"));
    }

    /** The slot of the hedge, -1 for netting. */
    int hedgeIndex(HedgeBook book) {
        return hedge == null ? -1 : indexOf(hedge, book);
    }

    private static int indexOf(Instrument instrument, HedgeBook book) {
        int index = book.instruments().indexOf(instrument);
        if (index < 0) {
            throw new IllegalArgumentException(instrument + " is to hedge, but is not one of the book "
                    + book.instruments() + "; add it with a value of 0");
        }
        return index;
    }

    /** What to hold beside what is held, one value each; NaN where it cannot be known. */
    double[] hedges(HedgeBook book, List<Integer> cluster, double[][] correlation) {
        double[][] covariance = book.covariance();
        double[] members = new double[book.size()];
        for (int member : cluster) {
            members[member] = book.values()[member];
        }
        if (hedge == null) {
            return Netting.of(members, covariance, correlation);
        }
        double[] hedges = new double[members.length];
        int index = indexOf(hedge, book);
        hedges[index] = market == null
                ? HedgeRatio.minimumVariance(members, covariance, index)
                : HedgeRatio.beta(members, covariance, index, indexOf(market, book));
        return hedges;
    }

    /** For example {@code minimum variance with SPY@alpaca}. */
    @Override
    public String toString() {
        if (hedge == null) {
            return "net down";
        }
        return market == null ? "minimum variance with " + hedge : "beta to " + market + " with " + hedge;
    }
}
