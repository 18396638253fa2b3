package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ClosedTrade;
import io.otrep.broker.Capability;
import io.otrep.core.Bench;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What gates are told beside orders, fills and marks. */
class GateCallbackTest {
    private final CoreBench bench = new CoreBench();
    private final List<String> told = new ArrayList<>();

    private final class Listening implements OrderGate {
        @Override
        public String name() {
            return "listening";
        }

        @Override
        public GateDecision check(OrderIntent intent, int slot, RiskView view) {
            return GateDecision.APPROVE;
        }

        @Override
        public void onReplace(WorkingOrder order, int slot, RiskView view) {
            told.add("replace, leaves " + order.leaves());
        }

        @Override
        public void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {
            told.add(kind + " to " + order.status());
        }

        @Override
        public void onTradeClosed(ClosedTrade trade, int slot, RiskView view) {
            told.add(trade.owner() + " closed " + trade.quantity() + " at " + trade.grossProfit() + " of slot " + slot);
        }

        @Override
        public void onVital(ControlScope scope, Vital vital, double value, RiskView view) {
            told.add(scope + " " + vital + " " + value);
            bench.latch.trip(scope, TradingState.HALTED, "not well");
        }
    }

    @Test
    void gatesSeeEveryMarketEventBeforeStrategiesDo() {
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "watching";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                told.add("check at " + view.mark(slot));
                return GateDecision.APPROVE;
            }

            @Override
            public void onMarket(MarketEvent event, int slot, RiskView view) {
                told.add("bar " + (event instanceof Bar bar ? bar.close() : 0) + " of slot " + slot);
            }

            @Override
            public void onMark(int slot, RiskView view) {
                told.add("mark " + view.mark(slot));
            }
        });
        bench.strategy("a", levels(1));

        bench.bar(100);

        assertThat(told).containsExactly("bar 100.0 of slot 0", "mark 100.0", "check at 100.0");
    }

    @Test
    void gatesHearOfAnswersReplacesAndClosedTrades() {
        bench.gates.add(new Listening());
        bench.strategy("a", levels(1, 0));

        bench.bar(100).accept().fill("100");
        bench.bar(90).accept().fill("90");

        assertThat(told)
                .containsExactly(
                        "ACCEPT to ACCEPTED",
                        "COMPLETE_FILL to FILLED",
                        "ACCEPT to ACCEPTED",
                        "a closed 100 at -1000 of slot 0",
                        "COMPLETE_FILL to FILLED");
    }

    @Test
    void gatesHearOfAReplaceWhenItGoesOut() {
        bench.gates.add(new Listening());
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            OrderRequest asked = OrderRequest.limit(
                            CoreBench.ABC, Side.BUY, Decimal.of(10 + 20 * number), Decimal.of(90))
                    .build();
            if (number == 0) {
                ids.add(context.submit(asked));
            } else {
                context.replace(ids.get(0), asked);
            }
        }));

        bench.bar(100).accept().bar(100);

        assertThat(bench.replaces).hasSize(1);
        assertThat(told).containsExactly("ACCEPT to ACCEPTED", "replace, leaves 30.0");
    }

    private OrderGate naming(double price) {
        return new OrderGate() {
            @Override
            public String name() {
                return "protecting";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return GateDecision.APPROVE;
            }

            @Override
            public double protectionPrice(OrderIntent intent, int slot, RiskView view) {
                return price;
            }
        };
    }

    @Test
    void marketOrderCarriesTheTightestProtectionOnTheTick() {
        bench.gates.addAll(List.of(naming(110.019), naming(Double.NaN), naming(112)));
        bench.strategy("a", levels(1));

        bench.bar(100);

        assertThat(bench.last().request().protectionPrice()).isEqualTo(Decimal.parse("110.01"));
    }

    @Test
    void venueWithoutProtectionPricesGetsNone() {
        bench.gates.add(naming(110));
        bench.capabilities.remove(Capability.PROTECTION_PRICE);
        bench.strategy("a", levels(1));

        bench.bar(100);

        assertThat(bench.last().request().protectionPrice()).isNull();
    }

    @Test
    void gateThatTripsOnAVitalCancelsEntriesAtOnce() {
        bench.gates.add(new Listening());
        bench.bar(100);
        bench.core()
                .submit(
                        "desk",
                        OrderRequest.limit(CoreBench.ABC, Side.BUY, Decimal.TEN, Decimal.of(90))
                                .build());
        bench.accept();

        bench.core().onVital(ControlScope.engine(), Vital.CLOCK_SKEW, 7);

        assertThat(told).contains("ENGINE:* CLOCK_SKEW 7.0");
        assertThat(bench.cancels).containsExactly(bench.last().id());
    }
}
