package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.control.FlattenReport.End;
import io.otrep.core.control.FlattenReport.PositionEnd;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.market.Decimal;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlattenTest {
    private static final FlattenOptions OPTIONS = FlattenOptions.DEFAULT;

    private final CoreBench bench = new CoreBench();
    private final List<FlattenReport> reports = new ArrayList<>();

    /** 100 shares bought at 100. */
    private FlattenTest long100() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");
        return this;
    }

    private void flatten(ControlScope scope, FlattenOptions options) {
        bench.core().flatten(scope, options, "by hand", reports::add);
    }

    private void flatten() {
        flatten(ControlScope.engine(), OPTIONS);
    }

    private OrderRequest lastRequest() {
        return bench.last().request();
    }

    private List<End> ends() {
        return reports.get(reports.size() - 1).positions().stream()
                .map(PositionEnd::end)
                .toList();
    }

    @Test
    void positionIsClosedByACollaredReduceOnlyLimit() {
        long100();

        flatten();

        assertThat(lastRequest().side()).isEqualTo(Side.SELL);
        assertThat(lastRequest().quantity()).isEqualTo(Decimal.of(100));
        assertThat(lastRequest().type()).isEqualTo(OrderType.LIMIT);
        assertThat(lastRequest().limitPrice()).isEqualTo(Decimal.parse("99.5"));
        assertThat(lastRequest().isReduceOnly()).isTrue();
        assertThat(bench.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(reports).isEmpty();

        bench.accept().fill("99.6");

        assertThat(bench.held()).isEqualTo("0");
        assertThat(ends()).containsExactly(End.FLAT);
        assertThat(reports.get(0)).hasToString("ENGINE:* flattened (by hand): ABC@sim FLAT");
    }

    @Test
    void collarWidensOnceTheCloseBeforeHasEnded() {
        long100();
        flatten();
        bench.accept();
        OrderIntent first = bench.last();

        bench.bar(98);
        assertThat(bench.cancels).containsExactly(first.id());
        bench.bar(98);
        assertThat(bench.sent).endsWith(first);
        assertThat(bench.cancels).hasSize(1);

        bench.event(first, OrderEventKind.CANCEL);
        assertThat(lastRequest().limitPrice()).isEqualTo(Decimal.parse("97.02"));
    }

    @Test
    void closeThatIsUnknownHasNoSecondBesideIt() {
        long100();
        flatten();
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN);

        for (int i = 0; i < 5; i++) {
            bench.bar(90);
        }

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");
        assertThat(ends()).containsExactly(End.STUCK);
        assertThat(reports.get(0).positions().get(0).text()).contains("not known");
        assertThat(reports.get(0).isDone()).isFalse();

        bench.fill("99");
        assertThat(bench.held()).isEqualTo("0");
    }

    @Test
    void entriesEndFirstUnknownOnesIncluded() {
        long100();
        bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(CoreBench.ABC, Side.BUY, Decimal.of(100), Decimal.of(99))
                                .build());
        OrderIntent entry = bench.last();
        bench.event(entry, OrderEventKind.SUBMIT_UNKNOWN);

        flatten();
        bench.bar(100);
        assertThat(bench.cancels).contains(entry.id());
        assertThat(bench.said()).containsExactly("BUY 100", "BUY 100");

        bench.fill(entry, "40", "100").event(entry, OrderEventKind.CANCEL);
        assertThat(bench.said()).containsExactly("BUY 100", "BUY 100", "SELL 140");
    }

    @Test
    void cancelThatIsNotKnownIsAskedAgainNowAndThenOnly() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        flatten();
        bench.event(bench.last(), OrderEventKind.CANCEL_UNKNOWN);
        int asked = bench.cancels.size();

        bench.core().onControl();
        bench.core().onControl();
        assertThat(bench.cancels).hasSize(asked);

        bench.bar(100);
        assertThat(bench.cancels).hasSize(asked + 1);
    }

    @Test
    void lateFillAfterTheEndIsClosedToo() {
        long100();
        bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(CoreBench.ABC, Side.BUY, Decimal.of(50), Decimal.of(99))
                                .build());
        OrderIntent entry = bench.last();
        bench.accept();
        flatten();
        bench.event(entry, OrderEventKind.CANCEL).accept().fill("99.7");
        assertThat(ends()).containsExactly(End.FLAT);

        bench.fill(entry, "10", "99");

        assertThat(bench.said()).endsWith("SELL 10");
        bench.accept().fill("99");
        assertThat(bench.held()).isEqualTo("0");
        assertThat(reports).hasSize(1);
    }

    @Test
    void protectiveStopIsPulledInTheStepThatSendsTheClose() {
        long100();
        bench.core()
                .submit(
                        "a",
                        OrderRequest.stop(CoreBench.ABC, Side.SELL, Decimal.of(100), Decimal.of(90))
                                .reduceOnly(true)
                                .build());
        OrderIntent stop = bench.last();
        bench.accept();
        bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(CoreBench.ABC, Side.BUY, Decimal.of(50), Decimal.of(99))
                                .build());
        OrderIntent entry = bench.last();
        bench.accept();

        flatten();
        assertThat(bench.cancels).containsExactly(entry.id());

        bench.event(entry, OrderEventKind.CANCEL);
        assertThat(bench.cancels).containsExactly(entry.id(), stop.id());
        assertThat(bench.said()).endsWith("SELL 100");
    }

    @Test
    void whereTheCloseIsAPlainOneTheStopEndsBeforeItLeaves() {
        long100();
        bench.core().onVenue(external("-80"), bench.now());
        bench.core()
                .submit(
                        "a",
                        OrderRequest.stop(CoreBench.ABC, Side.SELL, Decimal.of(20), Decimal.of(90))
                                .reduceOnly(true)
                                .build());
        OrderIntent stop = bench.last();
        bench.accept();

        flatten();
        assertThat(bench.cancels).containsExactly(stop.id());
        assertThat(bench.sent).endsWith(stop);

        bench.event(stop, OrderEventKind.CANCEL);
        assertThat(bench.said()).endsWith("SELL 100");
    }

    @Test
    void haltLeavesTheCloseAlone() {
        bench.capabilities.remove(Capability.REDUCE_ONLY);
        long100();
        flatten();
        bench.accept();
        assertThat(lastRequest().isReduceOnly()).isFalse();

        bench.latch.trip(ControlScope.route("sim"), TradingState.HALTED, "another");
        bench.core().onControl();
        bench.core().cancelEntries();

        assertThat(bench.cancels).isEmpty();
    }

    @Test
    void externalUnitsAreNeverTouched() {
        long100();
        bench.core().onVenue(external("30"), bench.now());
        assertThat(bench.held()).isEqualTo("130");

        flatten();
        bench.accept().fill("99.9");

        assertThat(bench.said()).endsWith("SELL 100");
        assertThat(bench.held()).isEqualTo("30");
        assertThat(ends()).containsExactly(End.FLAT);
    }

    private Object external(String quantity) {
        return io.otrep.account.Fill.builder(
                        io.otrep.account.ActivityKey.of(CoreBench.ACCOUNT, "x-1"),
                        bench.now(),
                        CoreBench.ABC,
                        quantity.startsWith("-") ? Side.SELL : Side.BUY,
                        Decimal.parse(quantity).abs(),
                        Decimal.of(100))
                .build();
    }

    @Test
    void othersUnitsAgainstOursMakeTheCloseAPlainOne() {
        long100();
        bench.core().onVenue(external("-80"), bench.now());

        flatten();

        assertThat(bench.said()).endsWith("SELL 100");
        assertThat(lastRequest().isReduceOnly()).isFalse();
    }

    @Test
    void strategyIsFlattenedAloneAndTheOtherKeepsItsPart() {
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));
        bench.bar(100).accept().fill("100");

        flatten(ControlScope.strategy("a"), OPTIONS);
        bench.accept().fill("99.9");

        assertThat(bench.said()).endsWith("SELL 100");
        assertThat(bench.held("a")).isEqualTo("0");
        assertThat(bench.held("b")).isEqualTo("50");
        assertThat(bench.latch.state(ControlScope.strategy("b"))).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void ownersTogetherAreClosedByOneOrderEachItsPart() {
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));
        bench.bar(100).accept().fill("100");

        flatten();
        assertThat(bench.said()).endsWith("SELL 150");
        bench.accept().fill("99.9");

        assertThat(bench.held("a")).isEqualTo("0");
        assertThat(bench.held("b")).isEqualTo("0");
    }

    @Test
    void strategiesCannotOrderAgainstTheClose() {
        bench.strategy("a", levels(1, 0.5, 1, -1));
        bench.bar(100).accept().fill("100");
        flatten();
        bench.accept().fill(bench.last(), "40", "99.9");
        int sent = bench.sent.size();

        bench.bar(100).bar(100).bar(100);

        assertThat(bench.sent).hasSize(sent);
        assertThat(bench.denials).isEmpty();
        assertThat(bench.quarantines).isEmpty();
    }

    @Test
    void repeatedFlattenJoinsTheOneThatWorks() {
        long100();
        flatten();
        flatten();
        assertThat(bench.said()).hasSize(2);

        bench.accept().fill("99.9");

        assertThat(reports).hasSize(2);
        flatten();
        assertThat(reports).hasSize(3);
        assertThat(bench.said()).hasSize(2);
    }

    @Test
    void rearmingTakesTheCloseBackAndTradesOn() {
        long100();
        flatten();
        bench.accept();

        bench.latch.rearm(ControlScope.engine(), bench.latch.requestRearm(ControlScope.engine()), "ann");
        bench.core().onControl();

        assertThat(bench.cancels).containsExactly(bench.last().id());
        assertThat(ends()).containsExactly(End.STUCK);
        assertThat(reports.get(0).positions().get(0).text()).contains("re-armed");
    }

    @Test
    void dustStaysAndSaysSo() {
        long100();
        flatten();
        bench.accept().fill(bench.last(), "99.5", "99.9").event(bench.last(), OrderEventKind.CANCEL);

        assertThat(ends()).containsExactly(End.DUST);
        assertThat(reports.get(0).positions().get(0).left()).isEqualTo(Decimal.parse("0.5"));
        assertThat(reports.get(0).isDone()).isTrue();
    }

    private void status(InstrumentStatus status) {
        StatusChange change = new StatusChange(CoreBench.ABC, bench.now(), status, Double.NaN, Double.NaN, "news");
        bench.core().onMarket(change, 0, bench.now());
    }

    @Test
    void stoppedMarketIsWaitedFor() {
        long100();
        status(InstrumentStatus.HALTED);

        flatten();
        assertThat(ends()).containsExactly(End.WAITING_SESSION);
        assertThat(bench.said()).hasSize(1);

        status(InstrumentStatus.TRADING);
        assertThat(bench.said()).endsWith("SELL 100");
    }

    @Test
    void widestCollarThatDoesNotCloseIsStuckAndGoesOn() {
        long100();
        FlattenOptions narrow = FlattenOptions.builder()
                .firstCollar(0.01)
                .collarStep(0.01)
                .maxCollar(0.02)
                .build();
        flatten(ControlScope.engine(), narrow);
        for (int i = 0; i < 4; i++) {
            bench.event(bench.last(), OrderEventKind.REJECT).bar(100);
        }

        assertThat(ends()).containsExactly(End.STUCK);
        assertThat(reports.get(0).positions().get(0).text()).contains("0.02");
        assertThat(bench.sent.stream().skip(1).map(intent -> intent.request().limitPrice()))
                .containsExactly(Decimal.of(99), Decimal.of(98), Decimal.of(98), Decimal.of(98), Decimal.of(98));
        assertThat(reports).hasSize(1);
    }

    @Test
    void bareMarketOrderComesLastAndOnlyWhenAskedFor() {
        long100();
        FlattenOptions bare = FlattenOptions.builder()
                .firstCollar(0.01)
                .collarStep(0)
                .maxCollar(0.01)
                .bareMarket(true)
                .build();
        flatten(ControlScope.engine(), bare);
        assertThat(lastRequest().type()).isEqualTo(OrderType.LIMIT);

        bench.event(bench.last(), OrderEventKind.REJECT).bar(100);

        assertThat(lastRequest().type()).isEqualTo(OrderType.MARKET);
        bench.accept().fill("80");
        assertThat(ends()).containsExactly(End.FLAT);
    }

    @Test
    void nothingHeldIsFlatAtOnce() {
        bench.strategy("a", levels(0));
        bench.bar(100);

        flatten();

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).positions()).isEmpty();
        assertThat(reports.get(0)).hasToString("ENGINE:* flattened (by hand): nothing was held");
    }

    @Test
    void flattenGoesOnAfterARestart() {
        Kept kept = new Kept();
        bench.log = kept;
        long100();
        flatten();
        bench.accept().fill(bench.last(), "30", "99.9");

        CoreBench again = new CoreBench().after(kept.records);
        again.strategy("a", levels());
        Order working = again.core().workingOrders().get(0);
        assertThat(working.id()).isEqualTo(bench.last().id());
        assertThat(again.said()).isEmpty();

        again.bar(100).event(bench.last(), OrderEventKind.CANCEL);
        assertThat(again.said()).containsExactly("SELL 70");
        assertThat(again.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(again.last().id()).isNotEqualTo(bench.last().id());
    }

    @Test
    void rearmedFlattenDoesNotComeBack() {
        Kept kept = new Kept();
        bench.log = kept;
        long100();
        flatten();
        bench.event(bench.last(), OrderEventKind.REJECT);
        kept.note(new io.otrep.core.internal.record.EngineRecord.ControlMoved(
                bench.now(), ControlScope.engine(), TradingState.ACTIVE, "re-armed by ann"));

        CoreBench again = new CoreBench().after(kept.records);
        again.strategy("a", levels());
        again.bar(100).bar(100);

        assertThat(again.said()).isEmpty();
    }

    @Test
    void everyCloseCarriesThePermitAndNothingElseDoes() {
        Kept kept = new Kept();
        bench.log = kept;
        long100();
        flatten();

        assertThat(kept.records.stream()
                        .filter(IntentsDecided.class::isInstance)
                        .map(record -> ((IntentsDecided) record).permit()))
                .containsExactly(false, true);
    }

    @Test
    void patienceDecidesWhenSomethingInTheWayIsCalledStuck() {
        long100();
        FlattenOptions patient =
                OPTIONS.toBuilder().patience(Duration.ofMinutes(10)).build();
        flatten(ControlScope.engine(), patient);
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN);

        for (int i = 0; i < 9; i++) {
            bench.bar(100);
        }
        assertThat(reports).isEmpty();

        bench.bar(100).bar(100);
        assertThat(ends()).containsExactly(End.STUCK);
    }
}
