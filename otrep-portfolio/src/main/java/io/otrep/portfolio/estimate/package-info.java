/**
 * From returns to estimates.
 *
 * <p>An {@link io.otrep.portfolio.estimate.Estimator} joins a {@link io.otrep.portfolio.estimate.MeanEstimator}, a
 * {@link io.otrep.portfolio.estimate.CovarianceEstimator} and a rule for missing returns. What it makes is a year's and in excess of cash, as allocators want
 * it. Bring your own of each as a lambda.
 */
@NullMarked
package io.otrep.portfolio.estimate;

import org.jspecify.annotations.NullMarked;
