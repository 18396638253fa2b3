package io.otrep.portfolio.solver;

import io.otrep.portfolio.AllocationFailure;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * ojAlgo's solvers behind our interface, for general linear and quadratic programs. Absolute terms become two variables each. Answers have no
 * multipliers, so only limits are checked and the residual is NaN. Stateless and thread-safe.
 */
public final class OjAlgoSolver implements Solver {
    private static final double MOST_INFEASIBLE = 1e-6;
    private static final int MOST_ITERATIONS = 2_000;

    @Override
    public Solution solve(QuadraticProgram program) {
        double scale = new ScaledProgram(program).scale;
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.iterations_abort = MOST_ITERATIONS;
        Variable[] x = new Variable[program.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = bounded(model.addVariable("x" + i), program.lower(i), program.upper(i));
            x[i].weight(program.linear(i) * scale);
        }
        addQuadratic(model, program, x, scale);
        for (LinearRow row : program.rows()) {
            addRow(model, row, x);
        }
        for (AbsoluteTerm term : program.terms()) {
            addTerm(model, term, x, scale);
        }
        return conclude(program, model.minimise());
    }

    private static Variable bounded(Variable variable, double low, double high) {
        if (Double.isFinite(low)) {
            variable.lower(low);
        }
        if (Double.isFinite(high)) {
            variable.upper(high);
        }
        return variable;
    }

    private static void addQuadratic(
            ExpressionsBasedModel model, QuadraticProgram program, Variable[] x, double scale) {
        Expression objective = model.addExpression("quadratic");
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double value = program.quadratic()[i][j];
                if (value != 0) {
                    objective.set(x[i], x[j], value * scale / 2);
                    any = true;
                }
            }
        }
        if (any) {
            objective.weight(1);
        }
    }

    private static void addRow(ExpressionsBasedModel model, LinearRow row, Variable[] x) {
        Expression expression = model.addExpression();
        for (int i = 0; i < x.length; i++) {
            if (row.coefficients()[i] != 0) {
                expression.set(x[i], row.coefficients()[i]);
            }
        }
        if (Double.isFinite(row.low())) {
            expression.lower(row.low());
        }
        if (Double.isFinite(row.high())) {
            expression.upper(row.high());
        }
    }

    /** x - c = u - v with u, v at least 0; their sum is the distance where it has a price or a limit. */
    private static void addTerm(ExpressionsBasedModel model, AbsoluteTerm term, Variable[] x, double scale) {
        Expression sum = model.addExpression();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(term.centers()[i])) {
                continue;
            }
            Variable above = model.addVariable().lower(0).weight(term.rate() * scale);
            Variable below = model.addVariable().lower(0).weight(term.rate() * scale);
            model.addExpression().set(x[i], 1).set(above, -1).set(below, 1).level(term.centers()[i]);
            sum.set(above, 1).set(below, 1);
        }
        if (Double.isFinite(term.limit())) {
            sum.upper(term.limit());
        }
    }

    private static Solution conclude(QuadraticProgram program, Optimisation.Result result) {
        Optimisation.State state = result.getState();
        if (state == Optimisation.State.UNBOUNDED) {
            return Solution.failed(AllocationFailure.UNBOUNDED, "ojAlgo finds no end");
        }
        if (state == Optimisation.State.INFEASIBLE) {
            return Solution.failed(AllocationFailure.INFEASIBLE, "ojAlgo finds no point within all limits");
        }
        double[] x = new double[program.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = result.doubleValue(i);
        }
        boolean good = state.isFeasible() && OptimalityCheck.infeasibility(program, x) <= MOST_INFEASIBLE;
        return good
                ? Solution.of(
                        x, new double[program.rows().size() + program.terms().size()], Double.NaN, 0)
                : Solution.failed(AllocationFailure.NOT_CONVERGED, "ojAlgo ends " + state);
    }
}
