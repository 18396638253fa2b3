package io.otrep.risk.gate;

import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No order that could meet a resting order of our own: an opposing limit at or inside its price. A market order is taken at the far touch.
 * Stops that wait and market orders on their way do not rest. The work grows with the working orders of the one instrument.
 */
final class SelfTradeRule extends Rule {
    SelfTradeRule() {
        super("self-trade", DenialCode.SELF_TRADE);
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        List<? extends WorkingOrder> working = facts.view().workingOrders(facts.slot);
        int count = working.size();
        if (count == 0) {
            return null;
        }
        double price = priceOf(facts);
        for (int i = 0; i < count; i++) {
            WorkingOrder other = working.get(i);
            if (rests(other) && other.side() != facts.request().side() && meets(facts, price, other)) {
                return denial(DenialCode.SELF_TRADE, other.terms().limitPriceAsDouble(), price);
            }
        }
        return null;
    }

    private static boolean rests(WorkingOrder order) {
        OrderRequest terms = order.terms();
        boolean waits = terms.type().isTriggered() && order.status() != OrderStatus.TRIGGERED;
        return terms.limitPrice() != null && !waits && order.status().isWorking();
    }

    private static boolean meets(OrderFacts facts, double price, WorkingOrder other) {
        return !(facts.sign * (price - other.terms().limitPriceAsDouble()) < 0);
    }

    /** How far the order would go: its limit, else the far touch, else the mark; NaN meets everything. */
    private static double priceOf(OrderFacts facts) {
        RiskView view = facts.view();
        double limit = facts.request().limitPriceAsDouble();
        if (!Double.isNaN(limit)) {
            return limit;
        }
        double touch = facts.isBuy() ? view.ask(facts.slot) : view.bid(facts.slot);
        return Double.isNaN(touch) ? facts.mark : touch;
    }
}
