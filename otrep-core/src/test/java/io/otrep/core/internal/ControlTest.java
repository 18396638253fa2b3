package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.Bench;
import io.otrep.core.control.FlattenOptions;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final List<String> told = new ArrayList<>();
    private final StopLatch latch =
            new StopLatch((scope, state, reason) -> told.add(scope + " " + state + ": " + reason));
    private final CoreBench bench = new CoreBench();

    @Test
    void worstOfEngineRouteStrategyAndInstrumentCounts() {
        latch.trip(ControlScope.strategy("b"), TradingState.REDUCING, "slow");
        latch.trip(ControlScope.instrument(CoreBench.ABC), TradingState.HALTED, "news");

        assertThat(latch.state("sim", "a", Bench.share("XYZ"))).isEqualTo(TradingState.ACTIVE);
        assertThat(latch.state("sim", "a+b", Bench.share("XYZ"))).isEqualTo(TradingState.REDUCING);
        assertThat(latch.state("sim", "a+b", CoreBench.ABC)).isEqualTo(TradingState.HALTED);
    }

    @Test
    void stopNeverLoosensByTrippingAgain() {
        latch.trip(ControlScope.engine(), TradingState.HALTED, "first");
        latch.trip(ControlScope.engine(), TradingState.REDUCING, "second");

        assertThat(latch.state(ControlScope.route("any"))).isEqualTo(TradingState.HALTED);
        assertThat(latch.reason(ControlScope.engine())).isEqualTo("first");
        assertThat(told).containsExactly("ENGINE:* HALTED: first");
    }

    @Test
    void rearmTakesTheCodeOfTheStateItWasAskedFor() {
        latch.trip(ControlScope.engine(), TradingState.REDUCING, "one");
        String old = latch.requestRearm(ControlScope.engine());
        latch.trip(ControlScope.engine(), TradingState.HALTED, "two");

        assertThatThrownBy(() -> latch.rearm(ControlScope.engine(), old, "ann"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not re-arm");

        latch.rearm(ControlScope.engine(), latch.requestRearm(ControlScope.engine()), "ann");

        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.ACTIVE);
        assertThat(told).last().isEqualTo("ENGINE:* ACTIVE: re-armed by ann");
    }

    @Test
    void thereIsNothingToRearmWhereNothingIsStopped() {
        assertThatThrownBy(() -> latch.requestRearm(ControlScope.route("sim")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ROUTE:sim");
    }

    @Test
    void loopLearnsOfAStopAsAnInputAndStopsForEverybodyAtOnce() {
        StopLatch loop = latch.ofLoop();
        latch.trip(ControlScope.engine(), TradingState.HALTED, "by hand");
        loop.trip(ControlScope.strategy("b"), TradingState.REDUCING, "slow");

        assertThat(loop.state(ControlScope.engine())).isEqualTo(TradingState.ACTIVE);
        assertThat(latch.reason(ControlScope.strategy("b"))).isEqualTo("by hand");
        assertThat(told).containsExactly("ENGINE:* HALTED: by hand", "STRATEGY:b REDUCING: slow");

        loop.see(ControlScope.engine(), TradingState.HALTED, "by hand");

        assertThat(loop.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(told).hasSize(2);
    }

    /** The loop has not heard of the re-arm yet, and stops anew. */
    @Test
    void stopByTheLoopOutlivesARearmOnItsWay() {
        StopLatch loop = latch.ofLoop();
        loop.trip(ControlScope.engine(), TradingState.HALTED, "loss");
        latch.rearm(ControlScope.engine(), latch.requestRearm(ControlScope.engine()), "ann");

        loop.trip(ControlScope.engine(), TradingState.HALTED, "loss");

        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(told).last().isEqualTo("ENGINE:* HALTED: loss");
    }

    @Test
    void loopRearmsNothingThatWasStoppedSince() {
        StopLatch loop = latch.ofLoop();
        loop.trip(ControlScope.engine(), TradingState.REDUCING, "loss");
        String code = loop.requestRearm(ControlScope.engine());
        latch.trip(ControlScope.engine(), TradingState.HALTED, "by hand");

        assertThatThrownBy(() -> loop.rearm(ControlScope.engine(), code, "gate"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere");

        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    @Test
    void haltByAnybodyCancelsEntriesAndKeepsReduceOnlyExits() {
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.signal(bar.instrument(), 1);
                context.submit(OrderRequest.stop(bar.instrument(), Side.SELL, Decimal.of(10), Decimal.of(90))
                        .reduceOnly(true)
                        .build());
            }
        }));
        bench.bar(100);
        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "drawdown");

        bench.bar(100);

        assertThat(bench.cancels).hasSize(1);
        assertThat(bench.core().workingOrders())
                .filteredOn(order -> order.terms().isReduceOnly())
                .hasSize(1);
    }

    @Test
    void haltThatCancelsAllTakesProtectiveExitsBackToo() {
        bench.safety = new Safety(FlattenOptions.DEFAULT, true);
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.submit(OrderRequest.stop(bar.instrument(), Side.SELL, Decimal.of(10), Decimal.of(90))
                        .reduceOnly(true)
                        .build());
            }
        }));
        bench.bar(100);
        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "drawdown");

        bench.bar(100);

        assertThat(bench.cancels).containsExactly(bench.last().id());
    }

    @Test
    void haltedEngineDeniesAndReducingEngineLetsExitsPass() {
        bench.strategy("a", levels(1, 0.5, 1, -1));
        bench.bar(100).accept().fill("100");
        bench.latch.trip(ControlScope.engine(), TradingState.REDUCING, "loss");

        bench.bar(100).accept().fill("100").bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 50");
        assertThat(bench.denials).extracting(Denial::code).containsExactly(DenialCode.REDUCING);

        bench.bar(100).accept().fill("100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 50", "SELL 50");
        assertThat(bench.held()).isEqualTo("0");
    }

    @Test
    void stoppedStrategyDoesNotStopTheOthers() {
        bench.strategy("a", levels(1, 1)).strategy("b", levels(0, 0.5));
        bench.core();
        bench.latch.trip(ControlScope.strategy("a"), TradingState.HALTED, "by hand");

        bench.bar(100).bar(100);

        assertThat(bench.said()).containsExactly("BUY 50");
        assertThat(bench.last().owner()).isEqualTo("b");
    }

    @Test
    void strategyThatThrowsIsQuarantinedAndOthersGoOn() {
        bench.strategy("bad", Bench.script((number, bar, context) -> {
                    context.signal(bar.instrument(), 1);
                    if (number == 1) {
                        throw new IllegalStateException("broken");
                    }
                }))
                .strategy("good", levels(0.5, 0.5, 1));

        bench.bar(100).accept().fill(bench.last(), "30", "100").bar(100);

        assertThat(bench.quarantines).containsExactly("bad");
        assertThat(bench.cancels).hasSize(1);
        assertThat(bench.latch.state(ControlScope.strategy("bad"))).isEqualTo(TradingState.REDUCING);

        bench.event(bench.last(), OrderEventKind.CANCEL);

        assertThat(bench.last().owner()).isEqualTo("good");
        assertThat(bench.held("bad")).isEqualTo("20");

        bench.accept().fill(String.valueOf(100)).bar(100).accept().fill("100");

        assertThat(bench.held("good")).isEqualTo("100");
        assertThat(bench.held("bad")).isEqualTo("20");
        assertThat(bench.core().quarantined()).containsExactly("bad");
    }

    @Test
    void policyThatThrowsIsQuarantinedAndItsTargetsAreForgotten() {
        bench.policies.put("policy", new PortfolioPolicy() {
            @Override
            public void onBar(io.otrep.market.Bar bar, int slot, PortfolioContext context) {
                context.target(slot, 40);
                throw new IllegalStateException("broken");
            }
        });
        bench.strategy("a", levels(1));

        bench.bar(100).bar(100);

        assertThat(bench.quarantines).containsExactly("policy");
        assertThat(bench.said()).containsExactly("BUY 100");
        assertThat(bench.core().quarantined()).containsExactly("policy");
    }

    @Test
    void policyTargetsAreSummedWithStrategies() {
        bench.policies.put("hedge", new PortfolioPolicy() {
            @Override
            public void onSignal(String strategy, int slot, double level, PortfolioContext context) {
                context.target(slot, -30);
            }
        });
        bench.strategy("a", levels(1));

        bench.bar(100).accept().fill("100");

        assertThat(bench.said()).containsExactly("BUY 70");
        assertThat(bench.held("a")).isEqualTo("100");
        assertThat(bench.held("hedge")).isEqualTo("-30");
    }

    @Test
    void stoppedEngineOrdersNothingMore() {
        bench.strategy("a", levels(1, -1));
        bench.bar(100).accept();
        bench.core().stop();
        bench.core().cancelEntries();

        bench.event(bench.last(), OrderEventKind.CANCEL).bar(100);

        assertThat(bench.said()).containsExactly("BUY 100");
        assertThatThrownBy(() -> bench.core().signal("a", CoreBench.ABC, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.core()
                        .submit(
                                "host",
                                OrderRequest.market(CoreBench.ABC, Side.BUY, Decimal.ONE)
                                        .build()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void levelFromOutsideIsChecked() {
        bench.strategy("a", levels());
        bench.core();

        assertThatThrownBy(() -> bench.core().signal("a", CoreBench.ABC, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from -1 to 1, but was NaN");
        assertThatThrownBy(() -> bench.core().signal("b", CoreBench.ABC, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no strategy is named b");
    }

    @Test
    void deniedOwnOrderIsToldAfterItsIdIsKnown() {
        List<String> known = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "test");
        bench.strategy("a", new io.otrep.strategy.Strategy() {
            @Override
            public void onBar(io.otrep.market.Bar bar, io.otrep.strategy.StrategyContext context) {
                known.add(context.submit(OrderRequest.market(bar.instrument(), Side.BUY, Decimal.ONE)
                                .build())
                        .value());
            }

            @Override
            public void onOrder(io.otrep.order.Order order, io.otrep.strategy.StrategyContext context) {
                heard.add(order.status() + " " + known.contains(order.id().value()));
            }
        });

        bench.bar(100);

        assertThat(heard).containsExactly("DENIED true");
    }

    @Test
    void theSameIncreaseIsRefusedOnceUnderTheSameStop() {
        bench.strategy("a", Bench.script((number, bar, context) -> context.signal(bar.instrument(), 1)));
        bench.latch.trip(ControlScope.strategy("a"), TradingState.REDUCING, "drawdown");
        bench.bar(100);
        bench.bar(100);
        bench.bar(100);

        assertThat(bench.denials).hasSize(1);

        bench.latch.trip(ControlScope.strategy("a"), TradingState.HALTED, "worse");
        bench.bar(100);
        bench.bar(100);

        assertThat(bench.denials).hasSize(2);

        bench.latch.rearm(ControlScope.strategy("a"), bench.latch.requestRearm(ControlScope.strategy("a")), "ann");
        bench.bar(100);

        assertThat(bench.sent).hasSize(1);
    }
}
