package io.otrep.portfolio.cost;

import io.otrep.account.Fill;
import io.otrep.market.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * The implementation shortfall of an order: how much less there is than if the whole of it had been executed at the mid of the decision, at no cost
 * (A. Perold, The Implementation Shortfall: Paper versus Reality, Journal of Portfolio Management 14(3), 1988). In the quote currency, positive where it
 * cost money.
 *
 * <p>With a purchase of 1,000 decided at 50.00, arrived at 50.02, 800 executed at 50.06 while the mid was 50.05, a fee of 4 and a mid of 50.20 at the
 * end: delay 800 x 0.02 = 16, impact 800 x 0.03 = 24, spread 800 x 0.01 = 8, fees 4, opportunity 200 x 0.20 = 40, whole 92.
 *
 * <p>The whole is worked out by itself, from what was paid and what is held beside what the paper portfolio would hold; the parts are worked out from
 * differences of prices. Immutable and thread-safe.
 *
 * @param delay what the market moved between decision and arrival, on what was executed
 * @param spread what executions paid beyond the mid of their moment; below 0 for orders that rested
 * @param impact what the mid moved between arrival and executions: the order's own push and the market's drift, which no single order can tell apart
 * @param fees fees of the executions
 * @param opportunity what the market moved from decision to end, on what was not executed
 * @param whole all of it
 * @param value what was to be traded, at the mid of the decision
 */
public record Shortfall(
        double delay, double spread, double impact, double fees, double opportunity, double whole, double value) {

    /**
     * Takes an order apart.
     *
     * @param order what became of it
     * @return the parts
     */
    public static Shortfall of(ExecutedOrder order) {
        double unit = order.side().sign() * order.instrument().multiplierAsDouble();
        double executed = order.executed().toDouble();
        double rest = order.quantity().minus(order.executed()).toDouble();
        double spread = 0;
        double impact = 0;
        double fees = 0;
        for (ExecutedOrder.Execution execution : order.executions()) {
            Fill fill = execution.fill();
            double units = fill.quantity().toDouble();
            spread += units * (fill.price().toDouble() - execution.mid());
            impact += units * (execution.mid() - order.arrival());
            fees += fee(fill);
        }
        return new Shortfall(
                unit * executed * (order.arrival() - order.decision()),
                unit * spread,
                unit * impact,
                fees,
                unit * rest * (order.end() - order.decision()),
                whole(order) + fees,
                order.quantity().toDouble()
                        * order.decision()
                        * order.instrument().multiplierAsDouble());
    }

    private static double fee(Fill fill) {
        Money fee = fill.fee();
        return fee == null
                ? 0
                : TariffCost.inQuoteCurrency(
                        fee, fill.instrument(), fill.price().toDouble());
    }

    /** What was paid and what the rest would cost now, less what the paper portfolio paid: exact, since it is a small difference of large sums. */
    private static double whole(ExecutedOrder order) {
        BigDecimal rest = order.quantity().minus(order.executed()).toBigDecimal();
        BigDecimal paid = rest.multiply(new BigDecimal(order.end()));
        for (ExecutedOrder.Execution execution : order.executions()) {
            Fill fill = execution.fill();
            paid = paid.add(fill.quantity().times(fill.price()).toBigDecimal());
        }
        BigDecimal paper = order.quantity().toBigDecimal().multiply(new BigDecimal(order.decision()));
        return paid.subtract(paper)
                .multiply(order.instrument().multiplier().toBigDecimal())
                .multiply(BigDecimal.valueOf(order.side().sign()))
                .doubleValue();
    }

    /**
     * The sum of the parts.
     *
     * @return the same as the whole, up to rounding
     */
    public double parts() {
        return delay + spread + impact + fees + opportunity;
    }

    /**
     * The whole beside what was to be traded.
     *
     * @return basis points
     */
    public double basisPoints() {
        return whole / value / CostQuery.BASIS_POINT;
    }

    /**
     * Several orders in one currency together.
     *
     * @param shortfalls any number
     * @return part by part
     */
    public static Shortfall sum(List<Shortfall> shortfalls) {
        Shortfall sum = new Shortfall(0, 0, 0, 0, 0, 0, 0);
        for (Shortfall next : shortfalls) {
            sum = sum.plus(next);
        }
        return sum;
    }

    private Shortfall plus(Shortfall that) {
        return new Shortfall(
                delay + that.delay,
                spread + that.spread,
                impact + that.impact,
                fees + that.fees,
                opportunity + that.opportunity,
                whole + that.whole,
                value + that.value);
    }
}
