package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.buy;
import static io.otrep.risk.gate.Books.fill;
import static io.otrep.risk.gate.Books.limit;
import static io.otrep.risk.gate.Books.outcome;
import static io.otrep.risk.gate.Books.sell;
import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.Fill;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.order.OrderIntent;
import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The gate SPI carries gates that need state of the whole book, memory over a day, or the orders of others: written against it alone. */
class AwkwardGatesTest {
    private final Instrument aapl = share("AAPL");
    private final Instrument msft = share("MSFT");
    private final FakeRiskView view = new FakeRiskView(aapl, msft);

    /** Value at risk after the trade with a given covariance: {@code Sw} is kept, so that a check costs no sum. */
    private static final class ValueAtRiskGate implements OrderGate {
        private static final double Z = 2.3263478740408408;
        private final double[][] covariance;
        private final double limit;
        private final double[] weights;
        private final double[] product;

        ValueAtRiskGate(double[][] covariance, double limit) {
            this.covariance = covariance;
            this.limit = limit;
            this.weights = new double[covariance.length];
            this.product = new double[covariance.length];
        }

        @Override
        public String name() {
            return "var";
        }

        @Override
        public GateDecision check(OrderIntent intent, int slot, RiskView view) {
            double now = 0;
            for (int i = 0; i < weights.length; i++) {
                now += weights[i] * product[i];
            }
            double added = intent.request().signedQuantity() * view.unitValue(slot);
            double then = now + added * (2 * product[slot] + added * covariance[slot][slot]);
            double share = Z * Math.sqrt(then) / view.equity();
            return share <= limit || then <= now
                    ? GateDecision.APPROVE
                    : GateDecision.deny(Denial.of(DenialCode.PORTFOLIO_VAR, name(), limit, share));
        }

        @Override
        public void onMark(int slot, RiskView view) {
            double change = view.position(slot) * view.unitValue(slot) - weights[slot];
            for (int i = 0; i < product.length; i++) {
                product[i] += covariance[i][slot] * change;
            }
            weights[slot] += change;
        }

        @Override
        public void onFill(Fill fill, int slot, RiskView view) {
            onMark(slot, view);
        }

        @Override
        public void onRevalued(int slot, RiskView view) {
            onMark(slot, view);
        }
    }

    @Test
    void valueAtRiskAfterTheTradeIsMaintained() {
        double[][] covariance = {{0.0004, 0.00018}, {0.00018, 0.000225}};
        ValueAtRiskGate gate = new ValueAtRiskGate(covariance, 0.013);
        view.position(0, 200);
        gate.onFill(fill(aapl, Side.BUY, 200, "100", 1), 0, view);

        GateDecision hedge = gate.check(sell(msft, 150), 1, view);
        GateDecision pile = gate.check(buy(msft, 150), 1, view);

        assertThat(hedge.isApproved()).isTrue();
        double variance = 20_000.0 * 20_000 * 0.0004 + 2 * 20_000.0 * 15_000 * 0.00018 + 15_000.0 * 15_000 * 0.000225;
        assertThat(pile.denial().measured())
                .isCloseTo(2.3263478740408408 * Math.sqrt(variance) / 100_000, within(1e-12));
    }

    @Test
    void positionTakenOverIsHeardOf() {
        ValueAtRiskGate gate = new ValueAtRiskGate(new double[][] {{0.0004, 0}, {0, 0.0004}}, 0.01);
        assertThat(gate.check(buy(aapl, 100), 0, view).isApproved()).isTrue();

        gate.onRevalued(0, view.position(0, 500));

        assertThat(outcome(gate.check(buy(aapl, 100), 0, view))).isEqualTo("PORTFOLIO_VAR");
    }

    /** Value traded in a day, over equity; it must survive a restart. */
    private static final class TurnoverGate implements OrderGate {
        private double traded;
        private long nextRoll = Long.MIN_VALUE;

        @Override
        public String name() {
            return "turnover";
        }

        @Override
        public GateDecision check(OrderIntent intent, int slot, RiskView view) {
            roll(view.timeNanos());
            double order = intent.request().quantityAsDouble() * view.unitValue(slot);
            double share = (traded + order) / view.equity();
            return share <= 1
                    ? GateDecision.APPROVE
                    : GateDecision.deny(Denial.of(DenialCode.TURNOVER, name(), 1, share));
        }

        @Override
        public void onFill(Fill fill, int slot, RiskView view) {
            roll(view.timeNanos());
            traded += fill.quantity().toDouble() * fill.price().toDouble() * view.rate(slot);
        }

        private void roll(long now) {
            if (now >= nextRoll) {
                traded = 0;
                nextRoll = DayRoll.NEW_YORK_1700.nextRollAfter(now);
            }
        }

        @Override
        public byte[] snapshot() {
            return ByteBuffer.allocate(16).putDouble(traded).putLong(nextRoll).array();
        }

        @Override
        public void restore(byte[] snapshot) {
            ByteBuffer bytes = ByteBuffer.wrap(snapshot);
            traded = bytes.getDouble();
            nextRoll = bytes.getLong();
        }
    }

    @Test
    void turnoverOfTheDaySurvivesARestart() {
        TurnoverGate before = new TurnoverGate();
        before.onFill(fill(aapl, Side.BUY, 600, "100", 1), 0, view);
        TurnoverGate gate = new TurnoverGate();
        gate.restore(before.snapshot());

        String today = outcome(gate.check(buy(msft, 500), 1, view));
        String tomorrow = outcome(gate.check(buy(msft, 500), 1, view.later(Duration.ofDays(1))));

        assertThat(today).isEqualTo("TURNOVER");
        assertThat(tomorrow).isEqualTo("APPROVE");
    }

    /** No order that would meet one of our own. */
    private static final class SelfTradeGate implements OrderGate {
        @Override
        public String name() {
            return "self-trade";
        }

        @Override
        public GateDecision check(OrderIntent intent, int slot, RiskView view) {
            for (int i = 0; i < view.workingOrders(slot).size(); i++) {
                WorkingOrder other = view.workingOrders(slot).get(i);
                double distance =
                        other.terms().limitPriceAsDouble() - intent.request().limitPriceAsDouble();
                if (other.side() != intent.request().side()
                        && distance * intent.request().side().sign() <= 0) {
                    return GateDecision.deny(Denial.of(DenialCode.SELF_TRADE, name(), "meets " + other.id()));
                }
            }
            return GateDecision.APPROVE;
        }
    }

    @Test
    void opposingWorkingOrderIsSeen() {
        SelfTradeGate gate = new SelfTradeGate();
        view.working(0, new FakeOrder(limit(aapl, Side.SELL, 10, "101")));

        assertThat(outcome(gate.check(limit(aapl, Side.BUY, 10, "101"), 0, view)))
                .isEqualTo("SELF_TRADE");
        assertThat(outcome(gate.check(limit(aapl, Side.BUY, 10, "100.99"), 0, view)))
                .isEqualTo("APPROVE");
        assertThat(outcome(gate.check(limit(aapl, Side.SELL, 10, "99"), 0, view)))
                .isEqualTo("APPROVE");
    }
}
