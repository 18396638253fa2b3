package io.otrep.portfolio.estimate;

import io.otrep.risk.measure.Covariance;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.EwmaCovariance;
import io.otrep.risk.measure.Shrinkage;

/** A covariance from returns, a period. Those of {@code otrep-risk} have their names here. Stateless and thread-safe. */
@FunctionalInterface
public interface CovarianceEstimator {
    /**
     * The covariance of a period.
     *
     * @param returns t rows of n, simple, a period; NaN where the rule for missing returns leaves them
     * @return n rows of n; NaN where it cannot be known
     */
    double[][] covariance(double[][] returns);

    /**
     * Divided by t - 1.
     *
     * @return {@link Covariance#sample}
     */
    static CovarianceEstimator sample() {
        return Covariance::sample;
    }

    /**
     * Each pair on the rows that have both, divided by their number less 1. May be indefinite.
     *
     * @return {@link Pairwise#covariance}
     */
    static CovarianceEstimator pairwise() {
        return Pairwise::covariance;
    }

    /**
     * Exponentially weighted about 0.
     *
     * @param decay how fast it forgets
     * @return {@link EwmaCovariance#of}
     */
    static CovarianceEstimator weighted(Decay decay) {
        return returns -> EwmaCovariance.of(returns, decay);
    }

    /**
     * Shrunk towards the identity.
     *
     * @return {@link Shrinkage#ledoitWolfIdentity}
     */
    static CovarianceEstimator ledoitWolf() {
        return returns -> Shrinkage.ledoitWolfIdentity(returns).covariance();
    }

    /**
     * Shrunk towards one correlation for all pairs.
     *
     * @return {@link Shrinkage#ledoitWolfConstantCorrelation}
     */
    static CovarianceEstimator constantCorrelation() {
        return returns -> Shrinkage.ledoitWolfConstantCorrelation(returns).covariance();
    }

    /**
     * Shrunk towards the identity, for normal returns.
     *
     * @return {@link Shrinkage#oracleApproximating}
     */
    static CovarianceEstimator oracleApproximating() {
        return returns -> Shrinkage.oracleApproximating(returns).covariance();
    }
}
