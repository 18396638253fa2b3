package io.otrep.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.AllocationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveSetSolverTest {
    private final Solver solver = new ActiveSetSolver();

    private static OptimalityCheck check(QuadraticProgram program, Solution solution) {
        return OptimalityCheck.of(program, solution.x(), solution.multipliers());
    }

    @Test
    void diagonalCovarianceIsWeighedByInverseVariance() {
        double[][] covariance = {{0.04, 0, 0}, {0, 0.01, 0}, {0, 0, 0.02}};

        Solution solution = solver.solve(
                QuadraticProgram.builder(covariance).bounds(0, 1).sum(1, 1).build());

        assertThat(solution.x()).containsExactly(new double[] {1 / 7.0, 4 / 7.0, 2 / 7.0}, within(1e-14));
    }

    @Test
    void anyProgramIsSolvedWithACleanCheckOrProvablyInfeasible() {
        int solved = 0;
        for (long seed = 0; seed < 600; seed++) {
            QuadraticProgram program = Programs.any(seed);

            Solution solution = solver.solve(program);

            if (solution.isSolved()) {
                solved++;
                assertThat(check(program, solution).residual())
                        .as("seed %d", seed)
                        .isLessThan(1e-9);
                assertThat(check(program, solution).infeasibility())
                        .as("seed %d", seed)
                        .isLessThan(1e-10);
            } else {
                assertThat(solution.reason()).as("seed %d %s", seed, solution).isEqualTo(AllocationFailure.INFEASIBLE);
            }
        }
        assertThat(solved).isGreaterThan(400);
    }

    @Test
    void ojAlgoFindsNothingBetter() {
        for (long seed = 0; seed < 12; seed++) {
            QuadraticProgram program = Programs.any(seed);
            Solution peer = new OjAlgoSolver().solve(program);
            Solution own = solver.solve(program);

            if (own.isSolved() && peer.isSolved()) {
                double best = program.objective(peer.x());
                assertThat(program.objective(own.x()))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(best + 1e-6 * Math.abs(best) + 1e-12);
            }
            assertThat(own.reason() == AllocationFailure.INFEASIBLE && peer.isSolved())
                    .as("seed %d: infeasible to us, solved by ojAlgo", seed)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 200, 500})
    void denseOptimaPassTheirCheck(int size) {
        double[][] covariance = Programs.covariance(size, 2 * size, 7);
        QuadraticProgram program = QuadraticProgram.builder(covariance)
                .bounds(0.2 / size, 2.0 / size)
                .sum(1, 1)
                .term(new AbsoluteTerm("turnover", Programs.equal(size), 0, 0.3))
                .build();

        Solution solution = solver.solve(program);

        assertThat(solution.residual()).isLessThan(1e-12);
        assertThat(program.terms().get(0).value(solution.x())).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void anotherStartGivesTheSameAnswer() {
        double[][] covariance = Programs.covariance(30, 80, 3);
        QuadraticProgram program =
                QuadraticProgram.builder(covariance).bounds(0, 0.2).sum(1, 1).build();

        double[] cold = solver.solve(program).x();
        double[] warm = solver.solve(
                        program.toBuilder().start(Programs.equal(30)).build())
                .x();

        assertThat(warm).containsExactly(cold, within(1e-12));
    }

    @Test
    void limitsThatContradictAreNamed() {
        QuadraticProgram program = QuadraticProgram.builder(Programs.covariance(4, 20, 1))
                .bounds(0, 0.2)
                .sum(1, 1)
                .build();

        Solution solution = solver.solve(program);

        assertThat(solution.reason()).isEqualTo(AllocationFailure.INFEASIBLE);
        assertThat(solution.detail()).contains("sum is off by 0.19999");
    }

    @Test
    void nothingInTheWayOfALinearObjectiveIsUnbounded() {
        QuadraticProgram program = QuadraticProgram.builder(new double[2][2])
                .linear(new double[] {1, 2})
                .sum(1, 1)
                .build();

        assertThat(solver.solve(program).reason()).isEqualTo(AllocationFailure.UNBOUNDED);
    }

    @Test
    void linearProgramsAreSolvedAtTheirVertex() {
        QuadraticProgram program = QuadraticProgram.builder(new double[3][3])
                .linear(new double[] {-3, -2, -1})
                .bounds(0, 0.4)
                .sum(1, 1)
                .build();

        assertThat(solver.solve(program).x()).containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-14));
    }

    @Test
    void twoOfTheSameAreNoTrouble() {
        double[][] covariance = {{0.04, 0.04, 0}, {0.04, 0.04, 0}, {0, 0, 0.04}};

        double[] x = solver.solve(QuadraticProgram.builder(covariance)
                        .bounds(0, 1)
                        .sum(1, 1)
                        .build())
                .x();

        assertThat(x[0] + x[1]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void negativeCurvatureIsRefused() {
        double[][] indefinite = {{1, 2}, {2, 1}};

        Solution solution = solver.solve(
                QuadraticProgram.builder(indefinite).bounds(-1, 1).sum(1, 1).build());

        assertThat(solution.reason()).isEqualTo(AllocationFailure.BAD_INPUT);
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        double[][] unknown = {{1, Double.NaN}, {Double.NaN, 1}};

        Solution solution = solver.solve(
                QuadraticProgram.builder(unknown).bounds(0, 1).sum(1, 1).build());

        assertThat(solution.reason()).isEqualTo(AllocationFailure.BAD_INPUT);
    }

    @Test
    void aWrongAnswerFailsTheCheck() {
        double[][] covariance = {{0.04, 0}, {0, 0.01}};
        QuadraticProgram program =
                QuadraticProgram.builder(covariance).bounds(0, 1).sum(1, 1).build();

        assertThat(OptimalityCheck.of(program, new double[] {0.5, 0.5}, new double[] {-0.01})
                        .passes())
                .isFalse();
        assertThat(OptimalityCheck.of(program, new double[] {0.2, 0.9}, new double[] {-0.008})
                        .passes())
                .isFalse();
        assertThat(OptimalityCheck.of(program, new double[] {0.2, 0.8}, new double[] {-0.008})
                        .passes())
                .isTrue();
    }
}
