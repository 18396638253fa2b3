package io.otrep.portfolio.solver;

/**
 * Solves programs. Stateless and thread-safe; the same program gives the same answer, bit for bit.
 */
@FunctionalInterface
public interface Solver {
    /**
     * Solves one.
     *
     * @param program what to minimise and within which limits
     * @return an answer that passed {@link OptimalityCheck}, or a typed failure
     */
    Solution solve(QuadraticProgram program);

    /**
     * Our active-set method; where it does not converge, ojAlgo finds a point and our method begins anew from there.
     *
     * @return the solver that allocators use
     */
    static Solver standard() {
        Solver own = new ActiveSetSolver();
        return new FallbackSolver(own, new OjAlgoSolver());
    }
}
