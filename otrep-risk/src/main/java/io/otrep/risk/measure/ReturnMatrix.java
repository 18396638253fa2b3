package io.otrep.risk.measure;

/** Shape checks, column means and cross products of returns: a row a period, a column an asset. */
final class ReturnMatrix {
    private static final int TILE = 128;

    private ReturnMatrix() {}

    /** The number of columns; 0 without rows. */
    static int requireRectangle(double[][] returns) {
        int width = returns.length == 0 ? 0 : returns[0].length;
        for (int t = 1; t < returns.length; t++) {
            if (returns[t].length != width) {
                throw new IllegalArgumentException("row " + t + " of returns must have " + width
                        + " numbers like the first, but has " + returns[t].length);
            }
        }
        return width;
    }

    static double[] means(double[][] returns) {
        double[] means = returns[0].clone();
        double[] sums = new double[means.length];
        for (double[] row : returns) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i] - returns[0][i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            means[i] += sums[i] / returns.length;
        }
        return means;
    }

    /** A copy of which every column has a mean of 0. */
    static double[][] centered(double[][] returns) {
        double[] means = means(returns);
        double[][] centered = new double[returns.length][];
        for (int t = 0; t < centered.length; t++) {
            double[] row = returns[t].clone();
            for (int i = 0; i < row.length; i++) {
                row[i] -= means[i];
            }
            centered[t] = row;
        }
        return centered;
    }

    /**
     * The sum over rows of x_i x_j, times a factor. Four rows are added at once to one tile of columns, which stays in the first cache; the inner loop has no
     * sum of its own, so the compiler may use vectors and the result is still the same to the last bit.
     */
    static double[][] products(double[][] rows, int width, double factor) {
        double[][] products = new double[width][width];
        for (int low = 0; low < width; low += TILE) {
            addTile(rows, products, low, Math.min(width, low + TILE));
        }
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                products[i][j] *= factor;
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static void addTile(double[][] rows, double[][] products, int low, int high) {
        int t = 0;
        for (; t + 4 <= rows.length; t += 4) {
            for (int i = 0; i < high; i++) {
                addFour(products[i], rows[t], rows[t + 1], rows[t + 2], rows[t + 3], i, Math.max(i, low), high);
            }
        }
        for (; t < rows.length; t++) {
            for (int i = 0; i < high; i++) {
                addOne(products[i], rows[t], i, Math.max(i, low), high);
            }
        }
    }

    private static void addFour(
            double[] sums, double[] a, double[] b, double[] c, double[] d, int i, int from, int to) {
        double ai = a[i];
        double bi = b[i];
        double ci = c[i];
        double di = d[i];
        for (int j = from; j < to; j++) {
            sums[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
        }
    }

    private static void addOne(double[] sums, double[] row, int i, int from, int to) {
        double value = row[i];
        for (int j = from; j < to; j++) {
            sums[j] += value * row[j];
        }
    }
}
