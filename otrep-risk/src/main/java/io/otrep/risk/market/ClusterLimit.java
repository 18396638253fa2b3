package io.otrep.risk.market;

import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.RiskView;

/**
 * The limit on what moves together: worst-case absolute values of the order's cluster over equity. O(n) an order, allocates nothing on approval.
 * Single-threaded.
 */
final class ClusterLimit {
    private static final double ROUNDING = 1e-12;

    private final double limit;
    private final double threshold;
    private final int minObservations;
    private int[] cluster = new int[0];
    private boolean[] tied = new boolean[0];
    private long closes = -1;

    ClusterLimit(double limit, double threshold, int minObservations) {
        this.limit = limit;
        this.threshold = threshold;
        this.minObservations = minObservations;
    }

    boolean isSet() {
        return !Double.isNaN(limit);
    }

    GateDecision check(OrderIntent intent, int slot, RiskView view, MultiMarketManager markets) {
        OrderRequest request = intent.request();
        boolean buy = request.side() == Side.BUY;
        double sign = buy ? 1 : -1;
        double before = sign * view.position(slot) + (buy ? view.workingBuy(slot) : view.workingSell(slot));
        double unitPrice = view.mark(slot) * view.instrument(slot).multiplierAsDouble();
        double added = added(intent, unitPrice);
        double after = before + added;
        boolean reducing = request.isReduceOnly() || after <= ROUNDING * added || added == 0;
        double opposite = opposite(slot, view, buy);
        if (reducing || after <= Math.max(opposite, Math.abs(before))) {
            return GateDecision.APPROVE;
        }
        refresh(markets);
        double others = others(slot, view);
        double share = (others + after * view.unitValue(slot)) / view.equity();
        return share >= 0 && share <= limit
                ? GateDecision.APPROVE
                : GateDecision.deny(Denial.of(DenialCode.CLUSTER_EXPOSURE, "market-monitor", limit, share));
    }

    /** Units that the order may add: of a replace, new less old. */
    private static double added(OrderIntent intent, double unitPrice) {
        OrderRequest old = intent.replaced();
        double counted = old == null || old.isReduceOnly() ? 0 : units(old, unitPrice);
        double added = units(intent.request(), unitPrice) - counted;
        return added < 0 ? 0 : added;
    }

    private static double units(OrderRequest request, double unitPrice) {
        return request.notional() == null
                ? request.quantityAsDouble()
                : request.notional().toDouble() / unitPrice;
    }

    /** The size the position may reach on the other side. */
    private static double opposite(int slot, RiskView view, boolean buy) {
        return buy ? view.workingSell(slot) - view.position(slot) : view.position(slot) + view.workingBuy(slot);
    }

    private double others(int slot, RiskView view) {
        double sum = 0;
        for (int other = 0; other < cluster.length; other++) {
            if (other != slot && (tied[other] || tied[slot] || cluster[other] == cluster[slot])) {
                double high = view.position(other) + view.workingBuy(other);
                double low = view.position(other) - view.workingSell(other);
                double worst = Math.max(Math.abs(high), Math.abs(low));
                sum += worst == 0 ? 0 : worst * view.unitValue(other);
            }
        }
        return sum;
    }

    private void refresh(MultiMarketManager markets) {
        if (closes != markets.closes()) {
            closes = markets.closes();
            cluster = markets.clusterNumbers(threshold);
            tied = new boolean[cluster.length];
            for (int slot = 0; slot < cluster.length; slot++) {
                tied[slot] = markets.observations(slot) < minObservations;
            }
        }
    }
}
