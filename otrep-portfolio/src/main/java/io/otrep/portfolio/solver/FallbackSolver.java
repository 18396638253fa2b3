package io.otrep.portfolio.solver;

import io.otrep.portfolio.AllocationFailure;

/** Asks a second solver for a point when the first does not converge, and lets the first finish from there. Thread-safe. */
record FallbackSolver(Solver first, Solver second) implements Solver {
    @Override
    public Solution solve(QuadraticProgram program) {
        Solution solution = first.solve(program);
        if (solution.reason() != AllocationFailure.NOT_CONVERGED) {
            return solution;
        }
        Solution other = second.solve(program);
        return other.isSolved()
                ? first.solve(program.toBuilder().start(other.x()).build())
                : solution;
    }
}
