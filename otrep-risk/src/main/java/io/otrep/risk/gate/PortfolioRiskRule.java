package io.otrep.risk.gate;

import io.otrep.account.Fill;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Value at risk, or expected shortfall, of the book after the trade over book equity, for one day, of normal returns with a mean of 0: a
 * multiple of the {@link PortfolioDeviation}. At 0.99 the multiples are 2.3263 and 2.6652. An order that does not raise it passes. Source:
 * J. Hull, Risk Management and Financial Institutions, "Value at risk and expected shortfall": {@code VaR = s N^-1(X)},
 * {@code ES = s n(N^-1(X)) / (1 - X)}.
 */
final class PortfolioRiskRule extends Rule {
    private final DenialCode code;
    private final double limit;
    private final double multiple;
    private final PortfolioDeviation deviation;
    private final ReturnCovariance covariance;

    private PortfolioRiskRule(
            String name,
            DenialCode code,
            double limit,
            double multiple,
            PortfolioDeviation deviation,
            ReturnCovariance covariance) {
        super(name, code);
        this.code = code;
        this.limit = limit;
        this.multiple = multiple;
        this.deviation = deviation;
        this.covariance = covariance;
    }

    static PortfolioRiskRule valueAtRisk(
            double limit, double level, PortfolioDeviation deviation, ReturnCovariance covariance) {
        return new PortfolioRiskRule(
                "portfolio-var", DenialCode.PORTFOLIO_VAR, limit, quantile(level), deviation, covariance);
    }

    static PortfolioRiskRule expectedShortfall(
            double limit, double level, PortfolioDeviation deviation, ReturnCovariance covariance) {
        double multiple = new NormalDistribution(null, 0, 1).density(quantile(level)) / (1 - level);
        return new PortfolioRiskRule("portfolio-es", DenialCode.PORTFOLIO_ES, limit, multiple, deviation, covariance);
    }

    private static double quantile(double level) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(level);
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        deviation.refresh(facts.slot, facts.view());
        double added = facts.sign * facts.added * facts.unitValue;
        double after = deviation.with(facts.slot, added, facts.after * facts.unitValue);
        double share = multiple * after / facts.equity;
        return share <= limit || after <= deviation.now() ? null : denial(code, limit, share);
    }

    @Override
    void onOrder(WorkingOrder order, int slot, RiskView view) {
        deviation.refresh(slot, view);
    }

    @Override
    void onClosed(WorkingOrder order, int slot, RiskView view) {
        deviation.refresh(slot, view);
    }

    @Override
    void onFill(Fill fill, int slot, RiskView view) {
        deviation.refresh(slot, view);
    }

    @Override
    void onMark(int slot, RiskView view) {
        deviation.refresh(slot, view);
    }

    @Override
    boolean followsMarks() {
        return true;
    }

    @Override
    boolean hasState() {
        return true;
    }

    @Override
    void write(DataOutput out) throws IOException {
        covariance.write(out);
    }

    @Override
    void read(DataInput in) throws IOException {
        covariance.read(in);
    }
}
