package io.otrep.portfolio.allocate;

/** How far two assets are from each other. All are 0 for a correlation of 1. */
public enum CorrelationDistance {
    /** {@code sqrt((1 - r) / 2)}, from 0 to 1. */
    ANGULAR,
    /** {@code sqrt(1 - |r|)}: opposite moves count as near. */
    ABSOLUTE_ANGULAR,
    /**
     * The Euclidean distance between columns of the first (López de Prado, Building Diversified Portfolios that Outperform Out of Sample, Journal of
     * Portfolio Management 42, 2016).
     */
    ANGULAR_COLUMNS;

    double[][] of(double[][] correlation) {
        int size = correlation.length;
        double[][] distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double r = correlation[i][j];
                double square = this == ABSOLUTE_ANGULAR ? 1 - Math.abs(r) : (1 - r) / 2;
                distances[i][j] = i == j ? 0 : Math.sqrt(Math.max(0, square));
            }
        }
        return this == ANGULAR_COLUMNS ? betweenColumns(distances) : distances;
    }

    private static double[][] betweenColumns(double[][] distances) {
        int size = distances.length;
        double[][] between = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    double difference = distances[i][k] - distances[j][k];
                    sum += difference * difference;
                }
                between[i][j] = Math.sqrt(sum);
                between[j][i] = between[i][j];
            }
        }
        return between;
    }
}
