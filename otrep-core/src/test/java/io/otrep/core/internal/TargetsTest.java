package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private final CoreBench bench = new CoreBench();

    @Test
    void repeatedSignalEmitsNothingWhileItsOrderWorks() {
        bench.strategy("a", levels(1, 1, 1));

        bench.bar(100).bar(100).accept().bar(100);

        assertThat(bench.said()).containsExactly("BUY 100");
    }

    @Test
    void metTargetEmitsNothing() {
        bench.strategy("a", levels(1, 1, 1));

        bench.bar(100).accept().fill("100").bar(101).bar(102);

        assertThat(bench.said()).containsExactly("BUY 100");
        assertThat(bench.held("a")).isEqualTo("100");
    }

    @Test
    void orderIsWhatIsMissingToTheTarget() {
        bench.strategy("a", levels(0.5, 1, -1));

        bench.bar(100).accept().fill("100").bar(100).accept().fill("100").bar(100);

        assertThat(bench.said()).containsExactly("BUY 50", "BUY 50", "SELL 200");
    }

    @Test
    void partialFillCountsAndTheRestStaysOutstanding() {
        bench.strategy("a", levels(1, 0.4));

        bench.bar(100).accept().fill(bench.last(), "30", "100").bar(100);

        assertThat(bench.cancels).containsExactly(bench.last().id());

        bench.event(bench.last(), OrderEventKind.CANCEL);

        assertThat(bench.said()).containsExactly("BUY 100", "BUY 10");
    }

    @Test
    void opposingOrderIsCanceledBeforeAnotherIsSent() {
        bench.strategy("a", levels(1, -1));

        bench.bar(100).accept().bar(100);

        assertThat(bench.said()).containsExactly("BUY 100");
        assertThat(bench.cancels).hasSize(1);

        bench.event(bench.last(), OrderEventKind.CANCEL);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");
    }

    @Test
    void orderTakenBackBeforeItLeftIsFollowedByTheNewTarget() {
        bench.strategy("a", levels(1, -1));

        bench.bar(100).bar(100).event(bench.last(), OrderEventKind.NOT_SENT);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");
    }

    @Test
    void fillThatOvertakesTheCancelIsTakenBack() {
        bench.strategy("a", levels(1, 0));

        bench.bar(100).accept().bar(100);
        var buy = bench.last();
        bench.event(buy, OrderEventKind.CANCEL).fill(buy, "60", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 60");
        assertThat(bench.core().workingOrders()).hasSize(1);
    }

    @Test
    void rejectedOrderIsTriedAgainOnlyWhenTheSignalIsRepeated() {
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0 || number == 3) {
                context.signal(bar.instrument(), 1);
            }
        }));

        bench.bar(100).event(bench.last(), OrderEventKind.REJECT).bar(100).bar(100);

        assertThat(bench.said()).hasSize(1);

        bench.bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "BUY 100");
    }

    @Test
    void iocCanceledByItsVenueDoesNotLoop() {
        bench.strategy("a", levels(1));

        bench.bar(100)
                .accept()
                .fill(bench.last(), "40", "100")
                .event(bench.last(), OrderEventKind.CANCEL)
                .bar(100);

        assertThat(bench.said()).containsExactly("BUY 100");
        assertThat(bench.held("a")).isEqualTo("40");
    }

    @Test
    void deniedOrderIsNotTriedAgainByASizerThatResizesOnEveryBar() {
        bench.sizer = new io.otrep.risk.PositionSizer() {
            @Override
            public double target(String strategy, double level, int slot, RiskView view) {
                return level * 100;
            }

            @Override
            public boolean resizesOnBar() {
                return true;
            }
        };
        bench.gates.add(denying());
        bench.strategies.add(new EngineSetup.StrategySetup("a", levels(1), bench.sizer, bench.instruments));

        bench.bar(100).bar(101).bar(102);

        assertThat(bench.denials).extracting(Denial::code).containsExactly(DenialCode.CUSTOM);
    }

    @Test
    void unknownOrderKeepsItsReservation() {
        bench.strategy("a", levels(1, 1, 1));

        bench.bar(100)
                .event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN)
                .bar(100)
                .bar(100);

        assertThat(bench.said()).containsExactly("BUY 100");
        assertThat(bench.core().book().workingBuy(0)).isEqualTo(100);
        assertThat(bench.core().workingOrders().get(0).isUnknown()).isTrue();
    }

    @Test
    void targetsOfSeveralStrategiesAreSummed() {
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));

        bench.bar(100);

        assertThat(bench.said()).containsExactly("BUY 150");
        assertThat(bench.last().owner()).isEqualTo("a+b");
    }

    @Test
    void fillIsAttributedInProportionAndExactlyInTheEnd() {
        bench.strategy("a", levels(1)).strategy("b", levels(0.5)).strategy("c", levels(0.33));

        bench.bar(100).accept().fill(bench.last(), "100", "100");

        assertThat(bench.held("b")).isEqualTo("27"); // 50 x 100 / 183 = 27.3, to the step
        assertThat(bench.held("c")).isEqualTo("18"); // 33 x 100 / 183 = 18.03
        assertThat(bench.held("a")).isEqualTo("55");

        bench.fill(bench.last(), "83", "101");

        assertThat(bench.held("a")).isEqualTo("100");
        assertThat(bench.held("b")).isEqualTo("50");
        assertThat(bench.held("c")).isEqualTo("33");
    }

    @Test
    void oppositeWishesAreCrossedInsideAtTheMark() {
        bench.strategy("a", levels(1)).strategy("b", levels(-1));

        bench.bar(100.25);

        assertThat(bench.sent).isEmpty();
        assertThat(bench.held("a")).isEqualTo("100");
        assertThat(bench.held("b")).isEqualTo("-100");
        assertThat(bench.held()).isEqualTo("0");
        assertThat(bench.core().ledger().positions())
                .filteredOn(position -> position.owner().equals("a"))
                .extracting(position -> position.cost())
                .containsExactly(Decimal.parse("10025"));
    }

    @Test
    void venueThatCannotCrossZeroIsFlatFirst() {
        bench.capabilities.remove(Capability.CROSSES_ZERO);
        bench.strategy("a", levels(1, -1));

        bench.bar(100).accept().fill("100").bar(100).accept();

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");

        bench.fill("100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 100");
        assertThat(bench.held()).isEqualTo("0");
    }

    @Test
    void workingExitCountsWhereZeroMayNotBeCrossed() {
        bench.capabilities.remove(Capability.CROSSES_ZERO);
        bench.strategy("a", levels(1, 0, -0.3));

        bench.bar(100).accept().fill("100").bar(100).accept().bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");

        bench.fill("100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 30");
    }

    @Test
    void ownOrdersStandBesideTargets() {
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.submit(
                        io.otrep.order.OrderRequest.market(bar.instrument(), io.otrep.order.Side.BUY, Decimal.of(7))
                                .build());
            }
            context.signal(bar.instrument(), 0);
        }));

        bench.bar(100).accept().fill("100").bar(100).bar(100);

        assertThat(bench.said()).containsExactly("BUY 7");
        assertThat(bench.held("a")).isEqualTo("7");
    }

    @Test
    void missingMetadataDeniesInsteadOfDoingNothing() {
        bench.instruments.set(
                0,
                io.otrep.market.Instrument.builder("ABC", "sim", CoreBench.ABC.asset(), io.otrep.market.Currency.USD)
                        .build());
        bench.strategy("a", levels(1));

        bench.core().onMarket(Bench.bar(bench.instruments.get(0), 1, 100, 100), 0, Bench.START + Bench.MINUTE);

        assertThat(bench.sent).isEmpty();
        assertThat(bench.denials).extracting(Denial::code).containsExactly(DenialCode.METADATA_MISSING);
    }

    @Test
    void gateMakesAnOrderSmallerAndItsSharesFollowInWholeSteps() {
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "half";
            }

            @Override
            public GateDecision check(io.otrep.order.OrderIntent intent, int slot, RiskView view) {
                return GateDecision.reduceTo(Decimal.of(75), Denial.of(DenialCode.CUSTOM, "half", 75, 150));
            }
        });
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));

        bench.bar(100).accept().fill(bench.last(), "75", "100");

        assertThat(bench.held("a")).isEqualTo("50");
        assertThat(bench.held("b")).isEqualTo("25");
    }

    @Test
    void fullOutboundStageIsADenialAndNothingIsReserved() {
        bench.full = true;
        bench.strategy("a", levels(1));

        bench.bar(100);

        assertThat(bench.denials).extracting(Denial::code).containsExactly(DenialCode.JOURNAL_SLOW);
        assertThat(bench.orders).extracting(order -> order.status()).contains(OrderStatus.NOT_SENT);
        assertThat(bench.core().book().workingBuy(0)).isZero();
    }

    @Test
    void reasonOfARejectIsTold() {
        bench.strategy("a", levels(1));

        bench.bar(100);
        bench.core()
                .onVenue(
                        io.otrep.order.OrderEvent.builder(bench.last().id(), OrderEventKind.REJECT, bench.now())
                                .reason(io.otrep.order.RejectReason.OTHER, "too late")
                                .build(),
                        bench.now());

        assertThat(bench.orders.get(bench.orders.size() - 1).reason()).contains("too late");
    }

    private static OrderGate denying() {
        return new OrderGate() {
            @Override
            public String name() {
                return "no";
            }

            @Override
            public GateDecision check(io.otrep.order.OrderIntent intent, int slot, RiskView view) {
                return GateDecision.deny(Denial.of(DenialCode.CUSTOM, "no", "never"));
            }
        };
    }
}
