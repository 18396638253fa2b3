package io.otrep.portfolio.rebalance;

import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;

/** Due when a weight is outside its band; the one furthest outside is named. Immutable. */
record DriftRule(Bands bands) implements RebalanceRule {
    @Override
    public RebalanceDecision decide(Holdings now, double[] targets, long lastNanos) {
        now.requireFit(targets);
        int furthest = -1;
        double most = 0;
        for (int i = 0; i < targets.length; i++) {
            double weight = now.weight(i);
            if (!Double.isNaN(targets[i]) && Double.isNaN(weight)) {
                return RebalanceDecision.notDue(Reason.NOT_KNOWN, now.names().get(i));
            }
            double outside = Math.abs(weight - targets[i]) - bands.halfWidth(targets[i]);
            if (!bands.isInBand(targets[i], weight) && outside > most) {
                most = outside;
                furthest = i;
            }
        }
        return furthest < 0 ? RebalanceDecision.notDue(Reason.IN_BANDS, "") : drifted(now, targets, furthest);
    }

    private RebalanceDecision drifted(Holdings now, double[] targets, int i) {
        double weight = now.weight(i);
        double edge = targets[i] + StrictMath.copySign(bands.halfWidth(targets[i]), weight - targets[i]);
        return new RebalanceDecision(true, Reason.DRIFT, now.get(i).instrument().toString(), weight, edge);
    }
}
