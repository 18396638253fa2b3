package io.otrep.portfolio.solver;

import java.util.Arrays;

/**
 * The primal active-set method on a {@link ScaledProgram}: minimise over what is free, stop at the first knot in the way, and at a minimum let go of
 * what the multipliers say should move (Nocedal and Wright, Numerical Optimization, alg. 16.3, with bends of separable costs as further bounds).
 * Single-threaded.
 */
final class ActiveSet {
    /** What ended a run. */
    enum End {
        OPTIMAL,
        SINGULAR,
        UNBOUNDED,
        NOT_CONVERGED
    }

    private static final double TOLERANCE = 1e-12;
    private static final double FAR = 1e5;
    private static final double NOISE = 1e-15;
    /** A row that changes by less than this share of its parts is parallel to the direction. */
    private static final double PARALLEL = 1e-12;

    private static final double STILL = 1e-14;
    private static final int STUCK = 8;
    private static final int MOST_CORRECTIONS = 5;
    private static final int SHARE_RELEASED = 4;
    private static final double WORTH_RELEASING = 0.2;

    final ScaledProgram p;
    final WorkingSet set;
    final double[] x;
    /** The gradient of the smooth part, as of the last {@link #refresh}. */
    final double[] gradient;
    /** The value of each row. */
    final double[] values;
    /** What one more of each row costs. */
    final double[] multipliers;

    private final double[] center;
    private final double[] moved;
    /** The gradient of free variables now. */
    private final double[] local;

    private final double[] direction;
    private final double[] lastMove;
    private final double[] right;
    private final double[] rowDirection;
    private boolean correcting;
    private double noise;
    private int idle;
    private int steps;

    ActiveSet(ScaledProgram p) {
        this.p = p;
        set = new WorkingSet(p);
        x = new double[p.size];
        gradient = new double[p.size];
        center = new double[p.size];
        moved = new double[p.size];
        local = new double[p.size];
        direction = new double[p.size];
        lastMove = new double[p.size];
        values = new double[p.rowCount];
        multipliers = new double[p.rowCount];
        right = new double[p.rowCount];
        rowDirection = new double[p.rowCount];
    }

    int steps() {
        return steps;
    }

    /** Begins at a point within bounds; false if the free part of C is singular. */
    boolean begin(double[] point) {
        System.arraycopy(point, 0, x, 0, x.length);
        System.arraycopy(point, 0, center, 0, x.length);
        set.clear();
        for (int i = 0; i < p.size; i++) {
            set.place[i] = p.placeOf(i, x[i]);
            x[i] = set.place[i] < 0 ? x[i] : p.knots[i][set.place[i]];
            if (set.place[i] < 0 && !set.release(i, ~set.place[i])) {
                return false;
            }
        }
        recompute();
        placeRows();
        return true;
    }

    private void placeRows() {
        for (int r = 0; r < p.rowCount; r++) {
            int segment = 0;
            while (segment < p.rowKnots[r].length && p.rowKnots[r][segment] < values[r]) {
                segment++;
            }
            set.rowPlace[r] = ~segment;
        }
    }

    /** Keeps the sets, takes up a new penalty or center of the ridge. */
    void recenter() {
        System.arraycopy(x, 0, center, 0, x.length);
        recompute();
    }

    /** Gradient and row values anew from x. */
    void recompute() {
        Arrays.fill(gradient, 0);
        System.arraycopy(x, 0, moved, 0, x.length);
        Columns.addTo(gradient, p.program.quadratic(), moved, p.scale);
        for (int i = 0; i < x.length; i++) {
            gradient[i] += p.program.linear(i) * p.scale + set.ridge * (x[i] - center[i]);
        }
        System.arraycopy(gradient, 0, local, 0, x.length);
        for (int r = 0; r < p.rowCount; r++) {
            values[r] = p.value(r, x);
        }
    }

    /** Brings the gradient up to date with what has moved. */
    private void refresh() {
        for (int i = 0; i < x.length; i++) {
            gradient[i] += set.ridge * moved[i];
        }
        Columns.addTo(gradient, p.program.quadratic(), moved, p.scale);
        System.arraycopy(gradient, 0, local, 0, x.length);
    }

    End run(int mostSteps) {
        correcting = false;
        idle = 0;
        int corrections = 0;
        for (int step = 0; step < mostSteps; step++) {
            steps++;
            if (idle > STUCK * (p.size + p.rowCount + 1)) {
                return End.NOT_CONVERGED;
            }
            if (!aim() || !advance()) {
                continue;
            }
            refresh();
            int released = isIdle() ? releaseFirst() : releaseWorst();
            if (released < 0) {
                return End.SINGULAR;
            }
            if (released > 0) {
                correcting = false;
            } else if (correcting && (corrections++ > MOST_CORRECTIONS || largestMove() <= STILL)) {
                return End.OPTIMAL;
            } else {
                recompute();
                correcting = true;
            }
            if (isFar()) {
                return End.UNBOUNDED;
            }
        }
        return End.NOT_CONVERGED;
    }

    /** Whether nothing has moved for so long that the steps may go in a circle. */
    private boolean isIdle() {
        return idle > p.size + p.rowCount;
    }

    private double largestMove() {
        double largest = 0;
        for (int f = 0; f < set.freeCount; f++) {
            largest = Math.max(largest, Math.abs(lastMove[set.free[f]]));
        }
        return largest;
    }

    private boolean isFar() {
        for (double value : x) {
            if (Math.abs(value) > FAR) {
                return true;
            }
        }
        return false;
    }

    /** The way to the minimum over what is free, and the multipliers there; false, with one row fewer that holds, if the rows depend on each other. */
    private boolean aim() {
        for (int r = 0; r < p.rowCount; r++) {
            if (!set.isActive(r)) {
                multipliers[r] = p.rowSlope(r, ~set.rowPlace[r]);
            }
        }
        for (int f = 0; f < set.freeCount; f++) {
            direction[f] = -local[set.free[f]] - slopeOfInactive(f);
        }
        for (int a = 0; a < set.activeCount; a++) {
            int r = set.active[a];
            right[a] = correcting ? p.rowKnots[r][set.rowPlace[r]] - values[r] : 0;
        }
        int dependent = set.solve(direction, right, correcting || set.ridge > 0);
        if (dependent >= 0) {
            set.deactivate(dependent, set.rowPlace[set.active[dependent]]);
            idle++;
            return false;
        }
        for (int a = 0; a < set.activeCount; a++) {
            multipliers[set.active[a]] = right[a];
        }
        quieten();
        return true;
    }

    /** What rounding alone may move is no direction; as many rows as free variables leave none at all. */
    private void quieten() {
        double largest = 1;
        for (double multiplier : multipliers) {
            largest = Math.max(largest, Math.abs(multiplier));
        }
        noise = NOISE * largest;
        if (set.freeCount <= set.activeCount && !correcting) {
            Arrays.fill(direction, 0, set.freeCount, 0.0);
        }
    }

    private double slopeOfInactive(int f) {
        double sum = 0;
        for (int r = 0; r < p.rowCount; r++) {
            if (!set.isActive(r) && multipliers[r] != 0) {
                sum += multipliers[r] * set.coefficient(r, f);
            }
        }
        return sum;
    }

    /** Goes as far as the first knot; true if none was in the way. */
    private boolean advance() {
        boolean careful = isIdle();
        double length = 1;
        int blocking = -1;
        for (int f = 0; f < set.freeCount; f++) {
            double until = untilKnot(f);
            boolean tie = careful && until == length && blocking >= 0 && set.free[f] < set.free[blocking];
            if (until < length || tie) {
                length = until;
                blocking = f;
            }
        }
        int blockingRow = -1;
        for (int r = 0; r < p.rowCount; r++) {
            rowDirection[r] = rowChange(r);
            double until = set.isActive(r) ? 1 : untilRowKnot(r);
            if (until < length) {
                length = until;
                blockingRow = r;
            }
        }
        move(length);
        idle = length > 0 ? 0 : idle + 1;
        if (blockingRow >= 0) {
            hold(blockingRow);
        } else if (blocking >= 0) {
            rest(blocking);
        }
        return blocking < 0 && blockingRow < 0;
    }

    private double rowChange(int r) {
        double sum = 0;
        double size = 0;
        for (int f = 0; f < set.freeCount; f++) {
            double part = set.coefficient(r, f) * direction[f];
            sum += part;
            size += Math.abs(part);
        }
        return Math.abs(sum) > PARALLEL * size ? sum : 0;
    }

    private double untilKnot(int f) {
        int i = set.free[f];
        int segment = ~set.place[i];
        double d = direction[f];
        if (Math.abs(d) <= noise) {
            return 1;
        }
        double target = p.knots[i][d > 0 ? segment + 1 : segment];
        return Math.max(0, (target - x[i]) / d);
    }

    private double untilRowKnot(int r) {
        int segment = ~set.rowPlace[r];
        double d = rowDirection[r];
        int ahead = d > 0 ? segment : segment - 1;
        if (Math.abs(d) <= noise || ahead < 0 || ahead >= p.rowKnots[r].length) {
            return 1;
        }
        return Math.max(0, (p.rowKnots[r][ahead] - values[r]) / d);
    }

    /** C d = b - A'y for free variables, so their gradient follows without a product. */
    private void move(double length) {
        for (int f = 0; f < set.freeCount; f++) {
            int i = set.free[f];
            double way = length * direction[f];
            lastMove[i] = way;
            double wanted = -local[i];
            for (int r = 0; r < p.rowCount; r++) {
                if (multipliers[r] != 0) {
                    wanted -= multipliers[r] * set.coefficient(r, f);
                }
            }
            local[i] += length * wanted;
            x[i] += way;
            moved[i] += way;
        }
        for (int r = 0; r < p.rowCount; r++) {
            values[r] += length * rowDirection[r];
        }
    }

    private void hold(int r) {
        int segment = ~set.rowPlace[r];
        int at = rowDirection[r] > 0 ? segment : segment - 1;
        values[r] = p.rowKnots[r][at];
        set.activate(r, at);
    }

    private void rest(int f) {
        int i = set.free[f];
        int segment = ~set.place[i];
        int at = direction[f] > 0 ? segment + 1 : segment;
        moved[i] += p.knots[i][at] - x[i];
        x[i] = p.knots[i][at];
        set.fix(f, at);
    }

    /** The derivative to the right of a fixed variable, or to the left, without the wall it may stand at. */
    double derivative(int i, int segment) {
        double sum = gradient[i];
        for (int r = 0; r < p.rowCount; r++) {
            if (multipliers[r] != 0) {
                sum += multipliers[r] * p.coefficient(r, i, segment);
            }
        }
        return sum;
    }

    /** How fast the objective falls when a fixed variable moves, positive to the right, negative to the left, 0 if it should rest. */
    double pull(int i) {
        int at = set.place[i];
        int last = p.knots[i].length - 1;
        double up = at < last ? derivative(i, at) : 0;
        if (up < 0) {
            return -up;
        }
        double down = at > 0 ? derivative(i, at - 1) : 0;
        return down > 0 ? -down : 0;
    }

    /** How fast the objective falls when an active row is let go, positive for upwards, negative for downwards, 0 if it should hold. */
    double rowPull(int r) {
        int at = set.rowPlace[r];
        double above = p.rowSlope(r, at + 1);
        double below = p.rowSlope(r, at);
        return multipliers[r] > above ? multipliers[r] - above : multipliers[r] < below ? multipliers[r] - below : 0;
    }

    double tolerance() {
        double largest = 0.1;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(gradient[i]));
        }
        return TOLERANCE * largest;
    }

    /** Lets go of a row, or of the variables that pull most; how many, or -1 if the free part of C would be singular. */
    private int releaseWorst() {
        double least = tolerance();
        double worst = least;
        int row = -1;
        for (int a = 0; a < set.activeCount; a++) {
            double pull = Math.abs(rowPull(set.active[a]));
            if (pull > worst) {
                worst = pull;
                row = a;
            }
        }
        int first = -1;
        double most = least;
        for (int i = 0; i < p.size; i++) {
            direction[i] = set.isFree(i) ? 0 : pull(i);
            if (Math.abs(direction[i]) > most) {
                most = Math.abs(direction[i]);
                first = i;
            }
        }
        if (row >= 0 && worst >= most) {
            letGo(row);
            return 1;
        }
        return first < 0 ? 0 : releaseWith(first, WORTH_RELEASING * most);
    }

    /** Releases the variable that pulls most, and others that pull nearly as much, a share of those that are free already. */
    private int releaseWith(int first, double threshold) {
        int released = 0;
        int allowed = set.freeCount / SHARE_RELEASED;
        for (int i = 0; i < p.size; i++) {
            double pull = Math.abs(direction[i]);
            if (i == first || pull > threshold && released < allowed) {
                if (!set.release(i, direction[i] > 0 ? set.place[i] : set.place[i] - 1)) {
                    return -1;
                }
                released++;
            }
        }
        return released;
    }

    private void letGo(int position) {
        int r = set.active[position];
        set.deactivate(position, rowPull(r) > 0 ? set.rowPlace[r] + 1 : set.rowPlace[r]);
    }

    /** The same with the first that pulls at all, which cannot cycle (Bland, New Finite Pivoting Rules for the Simplex Method, 1977). */
    private int releaseFirst() {
        double least = tolerance();
        for (int i = 0; i < p.size; i++) {
            double pull = set.isFree(i) ? 0 : pull(i);
            if (Math.abs(pull) > least) {
                return set.release(i, pull > 0 ? set.place[i] : set.place[i] - 1) ? 1 : -1;
            }
        }
        for (int a = 0; a < set.activeCount; a++) {
            if (Math.abs(rowPull(set.active[a])) > least) {
                letGo(a);
                return 1;
            }
        }
        return 0;
    }
}
