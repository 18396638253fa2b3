package io.otrep.portfolio.allocate;

import java.util.function.DoubleUnaryOperator;

/** Where a function of one number changes sign, by false position with the Illinois rule (Dowell and Jarratt, BIT 11, 1971) and bisection. */
final class Root {
    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 1e-14;

    private Root() {}

    /**
     * Finds the root between two points.
     *
     * @param f of different signs at both; NaN stops the search
     * @return the point; NaN if the function answered NaN
     */
    static double between(DoubleUnaryOperator f, double low, double fLow, double high, double fHigh) {
        double a = low;
        double b = high;
        double fa = fLow;
        double fb = fHigh;
        for (int step = 0; step < MOST_STEPS && Math.abs(b - a) > CLOSE * Math.max(Math.abs(a), Math.abs(b)); step++) {
            double middle = step % 4 == 3 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
            double c = Math.min(Math.max(middle, Math.min(a, b)), Math.max(a, b));
            double fc = f.applyAsDouble(c);
            if (fc == 0 || Double.isNaN(fc) || c == b) {
                return Double.isNaN(fc) ? Double.NaN : c;
            }
            if (Math.signum(fc) != Math.signum(fb)) {
                a = b;
                fa = fb;
            } else {
                fa /= 2;
            }
            b = c;
            fb = fc;
        }
        return b;
    }
}
