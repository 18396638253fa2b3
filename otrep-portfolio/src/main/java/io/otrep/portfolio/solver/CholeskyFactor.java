package io.otrep.portfolio.solver;

/**
 * The lower triangle L of C = LL' for a set of variables that gains one at its end and loses any (Golub and Van Loan, Matrix Computations, sec. 4.2 and 6.5).
 * Adding costs k^2 / 2 products, removing about 3/2 (k - at)^2. Single-threaded.
 */
final class CholeskyFactor {
    private double[][] rows;
    private int size;

    CholeskyFactor(int capacity) {
        rows = new double[Math.max(1, capacity)][];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /**
     * Adds a variable.
     *
     * @param column its products with those that are here; overwritten
     * @param diagonal its own
     * @param least the smallest pivot that is accepted, as a share of the diagonal
     * @return false, and nothing is added, if it depends on those that are here
     */
    boolean append(double[] column, double diagonal, double least) {
        forward(column);
        double pivot = diagonal - dot(column, column, size);
        if (!(pivot > least * diagonal)) {
            return false;
        }
        double[] row = spare();
        System.arraycopy(column, 0, row, 0, size);
        row[size] = Math.sqrt(pivot);
        rows[size++] = row;
        return true;
    }

    private double[] spare() {
        if (size == rows.length) {
            rows = java.util.Arrays.copyOf(rows, 2 * size);
        }
        double[] row = rows[size];
        return row == null || row.length <= size ? new double[Math.min(2 * size + 8, size + 64)] : row;
    }

    /** Removes a variable; those behind it move up by one. */
    void remove(int at) {
        double[] removed = rows[at];
        double[] cosines = new double[size];
        double[] sines = new double[size];
        for (int i = at + 1; i < size; i++) {
            double[] row = rows[i];
            rotate(row, cosines, sines, at, i);
            rows[i - 1] = row;
        }
        rows[--size] = removed;
    }

    /** Turns the columns from {@code at} to {@code i} so that the last becomes 0; rotation i - 1 is made here. */
    private static void rotate(double[] row, double[] cosines, double[] sines, int at, int i) {
        double carried = row[at];
        for (int c = at; c < i - 1; c++) {
            double next = row[c + 1];
            row[c] = cosines[c] * carried + sines[c] * next;
            carried = cosines[c] * next - sines[c] * carried;
        }
        double length = Math.sqrt(carried * carried + row[i] * row[i]);
        cosines[i - 1] = carried / length;
        sines[i - 1] = row[i] / length;
        row[i - 1] = length;
    }

    /** Solves Lx = b in place. */
    void forward(double[] b) {
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            b[i] = (b[i] - dot(row, b, i)) / row[i];
        }
    }

    /** Solves L'x = b in place. */
    void backward(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            double value = b[i] / row[i];
            b[i] = value;
            for (int j = 0; j < i; j++) {
                b[j] -= value * row[j];
            }
        }
    }

    /** Eight sums, so that none waits for the one before. */
    static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int j = 0;
        for (; j + 8 <= length; j += 8) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
            s4 += a[j + 4] * b[j + 4];
            s5 += a[j + 5] * b[j + 5];
            s6 += a[j + 6] * b[j + 6];
            s7 += a[j + 7] * b[j + 7];
        }
        for (; j < length; j++) {
            s0 += a[j] * b[j];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
