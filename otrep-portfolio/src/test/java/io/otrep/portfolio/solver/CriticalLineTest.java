package io.otrep.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.AllocationFailure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CriticalLineTest {
    private static QuadraticProgram program(long seed, int kind) {
        QuadraticProgram.Builder builder = QuadraticProgram.builder(Programs.covariance(12, 40, seed))
                .bounds(kind == 1 ? -0.3 : 0, 0.6)
                .sum(1, 1);
        if (kind == 2) {
            builder.term(new AbsoluteTerm("turnover", Programs.equal(12), 0, 0.7))
                    .start(Programs.equal(12));
        }
        return builder.build();
    }

    @Test
    void everyCornerAndEveryPointBetweenIsTheAnswerOfTheSolver() {
        for (int kind = 0; kind < 3; kind++) {
            QuadraticProgram program = program(kind, kind);
            double[] means = Programs.normal(12, new Random(kind), 1e-3);
            List<CriticalLine.Corner> corners =
                    CriticalLine.trace(program, means).corners();

            for (int k = 0; k + 1 < corners.size(); k++) {
                double tolerance =
                        (corners.get(k).tolerance() + corners.get(k + 1).tolerance()) / 2;
                double[] middle = new double[12];
                double[] linear = new double[12];
                for (int i = 0; i < 12; i++) {
                    middle[i] = (corners.get(k).x()[i] + corners.get(k + 1).x()[i]) / 2;
                    linear[i] = -tolerance * means[i];
                }

                double[] solved = new ActiveSetSolver()
                        .solve(program.toBuilder().linear(linear).build())
                        .x();

                assertThat(middle).as("kind %d corner %d", kind, k).containsExactly(solved, within(1e-10));
            }
            assertThat(corners).hasSizeGreaterThan(3);
        }
    }

    @Test
    void failuresAreTyped() {
        QuadraticProgram tight = QuadraticProgram.builder(Programs.covariance(3, 20, 1))
                .bounds(0, 0.1)
                .sum(1, 1)
                .build();
        QuadraticProgram open = QuadraticProgram.builder(Programs.covariance(3, 20, 1))
                .sum(1, 1)
                .build();

        assertThat(CriticalLine.trace(tight, new double[3]).reason()).isEqualTo(AllocationFailure.INFEASIBLE);
        assertThat(CriticalLine.trace(open, new double[] {1, 2, 3}).reason()).isEqualTo(AllocationFailure.UNBOUNDED);
    }
}
