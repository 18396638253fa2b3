package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.market.QuoteBar.Ohlc;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of the host that fail, and orders that try to slip past a stop. */
class FaultTest {
    private final CoreBench bench = new CoreBench();

    private void sizedBy(PositionSizer sizer, io.otrep.strategy.Strategy strategy) {
        bench.strategies.add(new EngineSetup.StrategySetup("a", strategy, sizer, List.copyOf(bench.instruments)));
    }

    private static OrderRequest.Builder sell(long units) {
        return OrderRequest.limit(CoreBench.ABC, Side.SELL, Decimal.of(units), Decimal.of(110));
    }

    @Test
    void gateThatThrowsWhenToldOfAFillHaltsAndTheOrderIsFilledAllTheSame() {
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return GateDecision.APPROVE;
            }

            @Override
            public void onFill(Fill fill, int slot, RiskView view) {
                throw new IllegalStateException("lost");
            }

            @Override
            public void onOrder(WorkingOrder order, int slot, RiskView view) {
                throw new AssertionError("lost before");
            }
        });
        bench.strategy("a", levels(1));

        bench.bar(100).accept().fill("100");

        assertThat(bench.held("a")).isEqualTo("100");
        assertThat(bench.core().workingOrders()).isEmpty();
        assertThat(bench.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(bench.latch.reason(ControlScope.engine())).contains("mine").contains("lost before");
    }

    @Test
    void sizerThatThrowsOnABarQuarantinesItsStrategies() {
        sizedBy(
                new PositionSizer() {
                    @Override
                    public double target(String strategy, double level, int slot, RiskView view) {
                        return 10;
                    }

                    @Override
                    public void onBar(int slot, double close, double high, double low, RiskView view) {
                        throw new IllegalStateException("broken");
                    }
                },
                levels(1));
        bench.strategy("b", levels(1));

        bench.bar(100);

        assertThat(bench.quarantines).containsExactly("a");
        assertThat(bench.said()).containsExactly("BUY 100");
    }

    @Test
    void sizerThatThrowsWhileItResizesQuarantinesItsStrategy() {
        int[] asked = {0};
        sizedBy(
                new PositionSizer() {
                    @Override
                    public double target(String strategy, double level, int slot, RiskView view) {
                        return asked[0]++ == 0 ? 10 : Double.POSITIVE_INFINITY;
                    }

                    @Override
                    public boolean resizesOnBar() {
                        return true;
                    }
                },
                levels(1));

        bench.bar(100).bar(100);

        assertThat(bench.quarantines).containsExactly("a");
    }

    @Test
    void levelThatCouldNotBeSizedIsSizedWhenItIsSaidAgain() {
        boolean[] known = {true};
        bench.sizer = (strategy, level, slot, view) -> known[0] ? level * 100 : Double.NaN;
        bench.strategy("a", levels(1, -1, -1));
        bench.bar(100).accept().fill("100");

        known[0] = false;
        bench.bar(100);
        known[0] = true;
        bench.bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 200");
    }

    @Test
    void sizersSeeBarsOfQuotesByTheirMiddleUntilBarsOfTradesCome() {
        List<Double> closes = new ArrayList<>();
        sizedBy(
                new PositionSizer() {
                    @Override
                    public double target(String strategy, double level, int slot, RiskView view) {
                        return Double.NaN;
                    }

                    @Override
                    public void onBar(int slot, double close, double high, double low, RiskView view) {
                        closes.add(close);
                    }
                },
                levels());

        quoteBar(1, 99, 101);
        bench.bar(105);
        quoteBar(2, 99, 101);

        assertThat(closes).containsExactly(100.0, 105.0);
    }

    private void quoteBar(int minute, double bid, double ask) {
        var bar = Bench.bar(CoreBench.ABC, minute, bid, bid);
        bench.core()
                .onMarket(
                        new io.otrep.market.QuoteBar(
                                CoreBench.ABC,
                                bar.interval(),
                                bar.tradingDate(),
                                bar.openNanos(),
                                bar.timeNanos(),
                                new Ohlc(bid, bid, bid, bid),
                                new Ohlc(ask, ask, ask, ask)),
                        0,
                        bar.timeNanos());
    }

    @Test
    void replaceOfAProtectiveExitCannotDoubleTheSaleWhileOnlyReductionsPass() {
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.signal(bar.instrument(), 1);
            } else if (number == 1) {
                ids.add(context.submit(sell(100).reduceOnly(true).build()));
                context.submit(sell(100).build());
            } else {
                context.replace(ids.get(0), sell(100).build());
            }
        }));
        bench.bar(100).accept().fill("100").bar(100);
        bench.latch.trip(ControlScope.engine(), TradingState.REDUCING, "loss");

        bench.bar(100);

        assertThat(bench.replaces).isEmpty();
        assertThat(bench.denials).extracting(Denial::code).containsExactly(DenialCode.REDUCING);
    }

    @Test
    void exitThatIsPartlyFilledCanBeReplacedWhileOnlyReductionsPass() {
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.signal(bar.instrument(), 1);
            } else if (number == 1) {
                ids.add(context.submit(sell(100).build()));
            } else {
                context.replace(
                        ids.get(0), sell(100).limitPrice(Decimal.of(105)).build());
            }
        }));
        bench.bar(100).accept().fill("100").bar(100).accept();
        bench.fill(bench.last(), "60", "110");
        bench.latch.trip(ControlScope.engine(), TradingState.REDUCING, "loss");

        bench.bar(100);

        assertThat(bench.denials).isEmpty();
        assertThat(bench.replaces).hasSize(1);
    }

    @Test
    void cancelDoesNotForgetWhatAReplaceBeforeItMayStillDo() {
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                ids.add(context.submit(sell(100).build()));
            } else if (number == 1) {
                context.replace(ids.get(0), sell(300).build());
                context.cancel(ids.get(0));
            }
        }));
        bench.bar(100).accept().bar(100);

        assertThat(bench.core().book().workingSell(0)).isEqualTo(300);

        bench.event(bench.last(), OrderEventKind.REPLACE_REJECT);

        assertThat(bench.core().book().workingSell(0)).isEqualTo(100);
    }

    @Test
    void haltCancelsAnExitThatIsBeingReplacedByAPlainOrder() {
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.signal(bar.instrument(), 1);
            } else if (number == 1) {
                ids.add(context.submit(sell(100).reduceOnly(true).build()));
            } else if (number == 2) {
                context.replace(ids.get(0), sell(300).build());
            }
        }));
        bench.bar(100).accept().fill("100").bar(100).accept().bar(100);
        assertThat(bench.replaces).hasSize(1);

        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "loss");
        bench.bar(100);

        assertThat(bench.cancels).containsExactly(ids.get(0));
    }

    @Test
    void gatesHearOfAReplaceAtOnceSoThatTheBookCountsIt() {
        List<Double> seen = new ArrayList<>();
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "book";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return GateDecision.APPROVE;
            }

            @Override
            public void onRevalued(int slot, RiskView view) {
                seen.add(view.workingSell(slot));
            }
        });
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                ids.add(context.submit(sell(100).build()));
            } else {
                context.replace(ids.get(0), sell(300).build());
            }
        }));

        bench.bar(100).accept().bar(100);

        assertThat(seen).containsExactly(300.0);
    }

    @Test
    void exitOnTheWayToTheOtherSideIsTriedAgainWhileOnlyReductionsPass() {
        bench.strategy("a", levels(1, -1, -1, -1));
        bench.bar(100).accept().fill("100");
        bench.latch.trip(ControlScope.engine(), TradingState.REDUCING, "loss");

        bench.bar(100);
        bench.event(bench.last(), OrderEventKind.REJECT).bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 100");
    }

    @Test
    void replaceThatIsUnknownKeepsItsReservationOverASmallerOneAfterIt() {
        List<ClientOrderId> ids = new ArrayList<>();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                ids.add(context.submit(sell(100).build()));
            } else {
                context.replace(ids.get(0), sell(number == 1 ? 300 : 50).build());
            }
        }));
        bench.bar(100).accept().bar(100);

        bench.event(bench.last(), OrderEventKind.REPLACE_UNKNOWN).bar(100);

        assertThat(bench.replaces).hasSize(2);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(300);
    }

    @Test
    void ordersOfAGroupAreJudgedTogether() {
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "at most 150";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                double after = view.position(slot)
                        + view.workingBuy(slot)
                        + intent.request().signedQuantity();
                return after <= 150
                        ? GateDecision.APPROVE
                        : GateDecision.deny(Denial.of(DenialCode.CUSTOM, name(), 150, after));
            }
        });
        OrderRequest buy =
                OrderRequest.market(CoreBench.ABC, Side.BUY, Decimal.of(100)).build();
        bench.strategy("a", Bench.script((number, bar, context) -> context.submit(OrderGroup.oto(buy, buy))));

        bench.bar(100);

        assertThat(bench.sent).isEmpty();
        assertThat(bench.denials).extracting(Denial::measured).containsOnly(200.0);
        assertThat(bench.core().book().workingBuy(0)).isZero();
    }

    @Test
    void digestKnowsOneNaN() {
        String positive = new DecisionDigest().add(Double.NaN).hex();
        String negative = new DecisionDigest()
                .add(Double.longBitsToDouble(0xFFF8000000000000L))
                .hex();

        assertThat(negative).isEqualTo(positive);
    }
}
