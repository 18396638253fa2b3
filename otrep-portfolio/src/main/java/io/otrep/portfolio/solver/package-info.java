/**
 * Quadratic and linear programs of the size portfolios have.
 *
 * <p>{@link io.otrep.portfolio.solver.QuadraticProgram} states the question, a {@link io.otrep.portfolio.solver.Solver} answers with a
 * {@link io.otrep.portfolio.solver.Solution} that has passed {@link io.otrep.portfolio.solver.OptimalityCheck}, or with a typed failure.
 * {@link io.otrep.portfolio.solver.ActiveSetSolver} is our own for dense programs; {@link io.otrep.portfolio.solver.OjAlgoSolver} puts ojAlgo
 * behind the same interface.
 */
@NullMarked
package io.otrep.portfolio.solver;

import org.jspecify.annotations.NullMarked;
