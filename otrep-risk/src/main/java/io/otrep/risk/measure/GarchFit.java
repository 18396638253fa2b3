package io.otrep.risk.measure;

/**
 * A fitted model and how sure it is: errors are roots of the diagonal of the inverse Hessian, NaN where the likelihood is not curved, as at a bound.
 * Immutable and thread-safe.
 *
 * @param model the likeliest parameters
 * @param meanError standard error of the mean
 * @param omegaError standard error of omega
 * @param alphaError standard error of alpha
 * @param betaError standard error of beta
 * @param logLikelihood of the returns under the model
 */
public record GarchFit(
        Garch model, double meanError, double omegaError, double alphaError, double betaError, double logLikelihood) {}
