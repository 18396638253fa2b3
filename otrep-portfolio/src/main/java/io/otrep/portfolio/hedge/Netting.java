package io.otrep.portfolio.hedge;

/** Takes offsetting legs off against each other. Stateless. */
final class Netting {
    private Netting() {}

    /** What to hold beside the members so that only one side of them is left. */
    static double[] of(double[] members, double[][] covariance, double[][] correlation) {
        double[] risks = risks(members, covariance, correlation);
        double up = 0;
        double down = 0;
        for (double risk : risks) {
            up += Math.max(0, risk);
            down += Math.max(0, -risk);
        }
        double matched = Math.min(up, down);
        double[] hedges = new double[members.length];
        for (int i = 0; i < members.length && matched > 0; i++) {
            hedges[i] = risks[i] == 0 ? 0 : -members[i] * matched / (risks[i] > 0 ? up : down);
        }
        return hedges;
    }

    /** Value and deviation of each, in the direction of the one with the largest product. */
    private static double[] risks(double[] members, double[][] covariance, double[][] correlation) {
        double[] risks = new double[members.length];
        int largest = -1;
        for (int i = 0; i < members.length; i++) {
            double risk = members[i] == 0 ? 0 : members[i] * StrictMath.sqrt(covariance[i][i]);
            risks[i] = Double.isNaN(risk) ? 0 : risk;
            if (largest < 0 || Math.abs(risks[i]) > Math.abs(risks[largest])) {
                largest = i;
            }
        }
        for (int i = 0; i < members.length; i++) {
            double direction = i == largest ? 1 : Math.signum(correlation[largest][i]);
            risks[i] = Double.isNaN(direction) ? 0 : risks[i] * direction;
        }
        return risks;
    }
}
