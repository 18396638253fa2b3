package io.otrep.portfolio.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Minimise {@code x'Cx / 2 + c'x} plus priced absolute terms, within bounds on each variable, linear rows and limits of absolute terms. With C = 0 it is
 * a linear program.
 *
 * <p>The least variance of long-only weights: {@code QuadraticProgram.builder(covariance).bounds(0, 1).sum(1, 1).build()}. C must be symmetric and
 * positive semidefinite; it is not copied and must not be written to afterwards. Immutable and thread-safe under that condition.
 */
public final class QuadraticProgram {
    private final double[][] quadratic;
    private final double[] linear;
    private final double[] lower;
    private final double[] upper;
    private final double[] start;
    private final List<LinearRow> rows;
    private final List<AbsoluteTerm> terms;

    private QuadraticProgram(Builder builder) {
        quadratic = builder.quadratic;
        linear = builder.linear.clone();
        lower = builder.lower.clone();
        upper = builder.upper.clone();
        start = builder.start.clone();
        rows = List.copyOf(builder.rows);
        terms = List.copyOf(builder.terms);
    }

    /**
     * Begins one.
     *
     * @param quadratic C, n rows of n; not copied
     * @return a builder without bounds, rows or linear part
     */
    public static Builder builder(double[][] quadratic) {
        return new Builder(quadratic);
    }

    /**
     * The same question to be changed.
     *
     * @return a builder with everything that is here
     */
    public Builder toBuilder() {
        Builder builder =
                new Builder(quadratic).linear(linear).bounds(lower, upper).start(start);
        builder.rows.addAll(rows);
        builder.terms.addAll(terms);
        return builder;
    }

    /** The same limits with nothing to minimise. */
    QuadraticProgram withoutObjective() {
        double[][] zeros = new double[linear.length][];
        Arrays.fill(zeros, new double[linear.length]);
        Builder builder = new Builder(zeros).bounds(lower, upper);
        builder.rows.addAll(rows);
        terms.forEach(term -> builder.term(new AbsoluteTerm(term.name(), term.centers(), 0, term.limit())));
        return builder.build();
    }

    /**
     * How many variables.
     *
     * @return n
     */
    public int size() {
        return linear.length;
    }

    double[][] quadratic() {
        return quadratic;
    }

    double linear(int i) {
        return linear[i];
    }

    double lower(int i) {
        return lower[i];
    }

    double upper(int i) {
        return upper[i];
    }

    double[] start() {
        return start;
    }

    /**
     * The lower bounds.
     *
     * @return a copy
     */
    public double[] lower() {
        return lower.clone();
    }

    /**
     * The upper bounds.
     *
     * @return a copy
     */
    public double[] upper() {
        return upper.clone();
    }

    /**
     * The linear rows, in the order given.
     *
     * @return unmodifiable
     */
    public List<LinearRow> rows() {
        return rows;
    }

    /**
     * The absolute terms, in the order given.
     *
     * @return unmodifiable
     */
    public List<AbsoluteTerm> terms() {
        return terms;
    }

    /**
     * The objective at a point.
     *
     * @param x n values
     * @return with the prices of absolute terms
     */
    public double objective(double[] x) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            value += x[i] * (linear[i] + 0.5 * product(quadratic[i], x));
        }
        for (AbsoluteTerm term : terms) {
            value += term.rate() == 0 ? 0 : term.rate() * term.value(x);
        }
        return value;
    }

    static double product(double[] a, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += a[i] * x[i];
        }
        return sum;
    }

    /** Collects a {@link QuadraticProgram}. Single-threaded. */
    public static final class Builder {
        private final double[][] quadratic;
        private final List<LinearRow> rows = new ArrayList<>();
        private final List<AbsoluteTerm> terms = new ArrayList<>();
        private double[] linear;
        private double[] lower;
        private double[] upper;
        private double[] start = new double[0];

        private Builder(double[][] quadratic) {
            this.quadratic = quadratic;
            linear = new double[quadratic.length];
            lower = filled(quadratic.length, Double.NEGATIVE_INFINITY);
            upper = filled(quadratic.length, Double.POSITIVE_INFINITY);
        }

        private static double[] filled(int size, double value) {
            double[] array = new double[size];
            Arrays.fill(array, value);
            return array;
        }

        /**
         * Sets c.
         *
         * @param values n, finite; default 0
         * @return this
         */
        public Builder linear(double[] values) {
            linear = values.clone();
            return this;
        }

        /**
         * Bounds the variables.
         *
         * @param low n values, may be negative infinity, which is the default
         * @param high n values not below {@code low}, may be infinity, which is the default
         * @return this
         */
        public Builder bounds(double[] low, double[] high) {
            lower = low.clone();
            upper = high.clone();
            return this;
        }

        /**
         * The same bounds for all.
         *
         * @param low for each variable
         * @param high for each variable
         * @return this
         */
        public Builder bounds(double low, double high) {
            return bounds(filled(quadratic.length, low), filled(quadratic.length, high));
        }

        /**
         * Adds a row.
         *
         * @param row with n coefficients
         * @return this
         */
        public Builder row(LinearRow row) {
            rows.add(row);
            return this;
        }

        /**
         * Limits the sum of all variables.
         *
         * @param low at least
         * @param high at most
         * @return this
         */
        public Builder sum(double low, double high) {
            return row(new LinearRow("sum", filled(quadratic.length, 1), low, high));
        }

        /**
         * Adds an absolute term.
         *
         * @param term with n centers
         * @return this
         */
        public Builder term(AbsoluteTerm term) {
            terms.add(term);
            return this;
        }

        /**
         * Where to begin, a near answer saves time.
         *
         * @param x n finite values, or none to leave it to the solver, which is the default
         * @return this
         */
        public Builder start(double[] x) {
            start = x.clone();
            return this;
        }

        /**
         * Checks everything.
         *
         * @return the program
         * @throws IllegalArgumentException with every fault
         */
        public QuadraticProgram build() {
            List<String> faults = new ArrayList<>();
            int size = quadratic.length;
            if (size == 0) {
                faults.add("there are no variables");
            }
            if (Arrays.stream(quadratic).anyMatch(row -> row.length != size)) {
                faults.add("the quadratic part must have " + size + " rows of " + size);
            }
            checkLengths(faults, size);
            if (faults.isEmpty()) {
                checkBounds(faults);
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("the program is no program: " + String.join("; ", faults));
            }
            return new QuadraticProgram(this);
        }

        private void checkLengths(List<String> faults, int size) {
            requireLength(faults, "linear part", linear.length, size);
            requireLength(faults, "lower bounds", lower.length, size);
            requireLength(faults, "upper bounds", upper.length, size);
            requireLength(faults, "start", start.length == 0 ? size : start.length, size);
            rows.forEach(row -> requireLength(faults, row.name(), row.coefficients().length, size));
            terms.forEach(term -> requireLength(faults, term.name(), term.centers().length, size));
        }

        private static void requireLength(List<String> faults, String what, int length, int size) {
            if (length != size) {
                faults.add(what + " must have " + size + " numbers, but has " + length);
            }
        }

        private void checkBounds(List<String> faults) {
            for (int i = 0; i < linear.length; i++) {
                boolean ordered = lower[i] <= upper[i]
                        && lower[i] < Double.POSITIVE_INFINITY
                        && upper[i] > Double.NEGATIVE_INFINITY;
                if (!ordered) {
                    faults.add(
                            "bounds of variable " + i + " must be in order, but were " + lower[i] + " and " + upper[i]);
                }
                if (!Double.isFinite(linear[i]) || !Double.isFinite(quadratic[i][i]) || quadratic[i][i] < 0) {
                    faults.add("variable " + i + " has a linear part of " + linear[i] + " and a quadratic one of "
                            + quadratic[i][i] + "; both must be finite, the latter at least 0");
                }
            }
        }
    }
}
