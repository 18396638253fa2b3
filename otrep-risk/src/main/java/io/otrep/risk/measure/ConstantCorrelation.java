package io.otrep.risk.measure;

/** The shrinkage of Ledoit and Wolf (2004) towards one correlation; symbols as in the appendix of the paper. */
final class ConstantCorrelation {
    private final double[][] centered;
    private final double[][] sample;
    private final double[] deviations;
    private final double mean;

    private ConstantCorrelation(double[][] returns, double[][] sample) {
        this.sample = sample;
        centered = ReturnMatrix.centered(returns);
        deviations = new double[sample.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.sqrt(sample[i][i]);
        }
        mean = meanCorrelation();
    }

    static Shrinkage shrink(double[][] returns) {
        double[][] sample = Covariance.population(returns);
        if (!Shrinkage.isDefined(sample, returns.length)) {
            return Shrinkage.undefined(sample.length);
        }
        return new ConstantCorrelation(returns, sample).shrink();
    }

    private Shrinkage shrink() {
        if (sample.length < 2) {
            return new Shrinkage(sample, 0);
        }
        double kappa = (pi() - rho()) / gamma();
        double intensity = Math.max(0, Math.min(1, kappa / centered.length));
        double[][] covariance = new double[sample.length][sample.length];
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) {
                covariance[i][j] = intensity == 0 || Double.isNaN(intensity)
                        ? sample[i][j]
                        : intensity * target(i, j) + (1 - intensity) * sample[i][j];
            }
        }
        return Double.isNaN(mean)
                ? Shrinkage.undefined(sample.length)
                : new Shrinkage(covariance, Double.isNaN(intensity) ? 0 : intensity);
    }

    private double meanCorrelation() {
        double sum = 0;
        for (int i = 0; i < sample.length; i++) {
            for (int j = i + 1; j < sample.length; j++) {
                sum += Inputs.ratio(sample[i][j], deviations[i] * deviations[j]);
            }
        }
        return 2 * sum / (sample.length * (sample.length - 1.0));
    }

    private double target(int i, int j) {
        return i == j ? sample[i][i] : mean * deviations[i] * deviations[j];
    }

    /** The sum of the asymptotic variances of the entries of the sample covariance. */
    private double pi() {
        double[][] squares = new double[centered.length][];
        for (int t = 0; t < squares.length; t++) {
            double[] row = centered[t].clone();
            for (int i = 0; i < row.length; i++) {
                row[i] *= row[i];
            }
            squares[t] = row;
        }
        double[][] fourth = ReturnMatrix.products(squares, sample.length, 1.0 / centered.length);
        double sum = 0;
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) {
                sum += fourth[i][j] - sample[i][j] * sample[i][j];
            }
        }
        return sum;
    }

    /** The sum of the asymptotic covariances of the entries of the target with those of the sample. */
    private double rho() {
        double[][] third = thirdByFirst();
        double sum = 0;
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) {
                double theta = third[i][j] / centered.length - sample[i][i] * sample[i][j];
                sum += i == j ? theta : mean * deviations[j] / deviations[i] * theta;
            }
        }
        return sum;
    }

    /** Sums of x_i^3 x_j. */
    private double[][] thirdByFirst() {
        double[][] sums = new double[sample.length][sample.length];
        for (double[] row : centered) {
            for (int i = 0; i < row.length; i++) {
                double cube = row[i] * row[i] * row[i];
                for (int j = 0; j < row.length; j++) {
                    sums[i][j] += cube * row[j];
                }
            }
        }
        return sums;
    }

    /** The squared distance between sample and target. */
    private double gamma() {
        double sum = 0;
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) {
                double distance = sample[i][j] - target(i, j);
                sum += distance * distance;
            }
        }
        return sum;
    }
}
