package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.core.Bench;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {
    private final Kept kept = new Kept();
    private final CoreBench bench = new CoreBench();

    @Test
    void intentWithoutAnAnswerIsUnknownAndReserved() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100);

        Order order = restored().core().workingOrders().get(0);

        assertThat(order.id()).isEqualTo(bench.last().id());
        assertThat(order.isUnknown()).isTrue();
        assertThat(order.pending()).isEqualTo(PendingRequest.SUBMIT);
        assertThat(restored().core().book().workingBuy(0)).isEqualTo(100);
    }

    @Test
    void cancelWithoutAnAnswerIsUnknown() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        bench.core().cancel(bench.last().id());

        Order order = restored().core().workingOrders().get(0);

        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order.pending()).isEqualTo(PendingRequest.CANCEL);
        assertThat(order.isUnknown()).isTrue();
    }

    @Test
    void booksAndOwnersComeBack() {
        bench.log = kept;
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));
        bench.bar(100).accept().fill(bench.last(), "90", "100");

        CoreBench again = restored("a", "b");

        assertThat(again.held("a")).isEqualTo(bench.held("a"));
        assertThat(again.held("b")).isEqualTo(bench.held("b"));
        assertThat(again.core().workingOrders().get(0).filledQuantity()).isEqualTo(Decimal.of(90));
    }

    @Test
    void newIdsGoOnBehindTheOldOnes() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");

        CoreBench again = restored();
        again.core().submit("host", order(Side.SELL));

        assertThat(again.last().id()).isNotEqualTo(bench.last().id());
        assertThat(again.last().sequence()).isEqualTo(bench.last().sequence() + 1);
    }

    @Test
    void haltComesBackAndCancelsEntriesAgain() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        kept.note(new EngineRecord.ControlMoved(
                bench.now(), ControlScope.engine(), TradingState.HALTED, "somebody pulled the plug"));

        CoreBench again = restored();

        assertThat(again.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(again.latch.reason(ControlScope.engine())).isEqualTo("somebody pulled the plug");
        assertThat(again.cancels).containsExactly(bench.last().id());
    }

    @Test
    void nobodyIsToldOfThePast() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");
        List<Object> told = new ArrayList<>();
        CoreBench again = new CoreBench().after(kept.records);
        again.strategy("a", new Strategy() {
            @Override
            public void onFill(Fill fill, StrategyContext context) {
                told.add(fill);
            }
        });

        again.core();

        assertThat(told).isEmpty();
        assertThat(again.orders).isEmpty();
        assertThat(again.sent).isEmpty();
    }

    @Test
    void lateFillOfARestoredOrderIsBooked() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept().event(bench.last(), OrderEventKind.CANCEL);

        CoreBench again = restored();
        again.fill(bench.last(), "30", "101");

        assertThat(again.held("a")).isEqualTo("30");
    }

    @Test
    void fillThatIsDeliveredAgainAfterTheRestartIsBookedOnce() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        var fill = bench.execution(bench.last(), "e-1", "40", "100");
        bench.core().onVenue(fill, bench.now());

        CoreBench again = restored();
        again.core().onVenue(fill, again.now());

        assertThat(again.held("a")).isEqualTo("40");
    }

    /** An engine whose order was sent twice; of the first attempt nothing is known. */
    private CoreBench sentTwice() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN);
        EngineRecord intent = kept.records.stream()
                .filter(EngineRecord.IntentsDecided.class::isInstance)
                .findFirst()
                .orElseThrow();
        kept.records.add(intent);
        return restored();
    }

    @Test
    void attemptThatDidNotLeaveSaysNothingOfTheOneBefore() {
        CoreBench again = sentTwice();

        again.event(bench.last(), OrderEventKind.NOT_SENT);

        assertThat(again.core().workingOrders()).hasSize(1).allMatch(Order::isUnknown);
        assertThat(again.core().book().workingBuy(0)).isEqualTo(100);
    }

    @Test
    void refusalOfOneAttemptThatIsToldTwiceCountsOnce() {
        CoreBench again = sentTwice();

        again.event(bench.last(), OrderEventKind.REJECT).event(bench.last(), OrderEventKind.REJECT);

        assertThat(again.core().workingOrders()).hasSize(1).allMatch(Order::isUnknown);
    }

    @Test
    void lateRefusalOfOneAttemptDoesNotEndTheOrderThatTheOtherMade() {
        CoreBench again = sentTwice();

        again.event(bench.last(), OrderEventKind.ACCEPT).event(bench.last(), OrderEventKind.REJECT);

        assertThat(again.core().workingOrders()).extracting(Order::status).containsExactly(OrderStatus.ACCEPTED);
    }

    @Test
    void absenceThatWasProvenEndsItHoweverOftenItWasSent() {
        CoreBench again = sentTwice();

        again.event(bench.last(), OrderEventKind.ABSENT);

        assertThat(again.core().workingOrders()).isEmpty();
    }

    /** Whenever the process dies, what was written rebuilds what it knew. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void everyStateComesBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        bench.log = kept;
        bench.strategy("a", levels(randomLevels(random))).strategy("b", levels(randomLevels(random)));

        for (int step = 0; step < 40; step++) {
            step(random);

            CoreBench again = restored("a", "b");
            assertThat(state(again)).as("seed %d, step %d", seed, step).isEqualTo(state(bench));
        }
    }

    /** Wherever snapshots were taken, the last one and what follows it rebuild what all records rebuild. */
    @ParameterizedTest
    @ValueSource(
            longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54})
    void everyStateComesBackFromTheLastSnapshot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        bench.log = kept;
        bench.closedRemembered = 1 + random.nextInt(8);
        bench.strategy("a", levels(randomLevels(random))).strategy("b", levels(randomLevels(random)));

        for (int step = 0; step < 40; step++) {
            kept.due = random.nextInt(6) == 0;
            step(random);

            String where = "seed " + seed + ", step " + step + ", last snapshot at " + kept.snapshotAt + " of "
                    + kept.records.size();
            CoreBench again = restored(kept.sinceSnapshot(), "a", "b");
            assertThat(state(again)).as(where).isEqualTo(state(bench));
            CoreBench fromAll = restored(kept.records, "a", "b");
            byte[] expected = fromAll.core().state();
            assertThat(Arrays.mismatch(again.core().state(), expected))
                    .as(where)
                    .isEqualTo(-1);
        }
    }

    /** An engine that has come back from a snapshot takes what comes late as the one that never died. */
    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72})
    void whatComesLateIsTakenAsByTheEngineThatNeverDied(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        bench.log = kept;
        bench.strategy("a", levels(randomLevels(random))).strategy("b", levels(randomLevels(random)));
        for (int step = 0; step < 30; step++) {
            step(random);
        }
        kept.due = true;
        bench.core().onControl();
        List<EngineRecord> fromSnapshot = List.copyOf(kept.sinceSnapshot());
        CoreBench again = restored(fromSnapshot, "a", "b");
        CoreBench fromAll = restored(List.copyOf(kept.records), "a", "b");

        for (int step = 0; step < 40; step++) {
            OrderIntent order = bench.sent.get(random.nextInt(bench.sent.size()));
            Object late = late(order, random);
            again.core().onVenue(late, bench.now());
            fromAll.core().onVenue(late, bench.now());

            assertThat(state(again))
                    .as("seed %d, step %d, %s", seed, step, late)
                    .isEqualTo(state(fromAll));
        }
        assertThat(again.said()).isEqualTo(fromAll.said());
        assertThat(again.anomalies).isEqualTo(fromAll.anomalies);
    }

    private Object late(OrderIntent order, SplittableRandom random) {
        String family = "e" + (1 + random.nextInt(40));
        return switch (random.nextInt(3)) {
            case 0 -> bench.execution(order, family, "1", "100.5");
            case 1 -> FillCorrection.bust(new ActivityKey(CoreBench.ACCOUNT, family, 1), bench.now());
            default ->
                OrderEvent.builder(
                                order.id(),
                                random.nextBoolean() ? OrderEventKind.CANCEL : OrderEventKind.ACCEPT,
                                bench.now())
                        .build();
        };
    }

    @Test
    void idsAndHaltsComeBackFromASnapshot() {
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        kept.stops.add(new EngineRecord.ControlMoved(
                bench.now(), ControlScope.engine(), TradingState.HALTED, "somebody pulled the plug"));
        kept.due = true;
        bench.core().onControl();

        CoreBench again = restored(kept.sinceSnapshot());

        assertThat(again.latch.reason(ControlScope.engine())).isEqualTo("somebody pulled the plug");
        assertThat(again.cancels).containsExactly(bench.last().id());
    }

    @Test
    void workingOrderOfAnInstrumentThatIsNotTradedForAWhileIsNotLost() {
        bench.log = kept;
        Instrument other = Bench.share("OTHER");
        bench.instruments.add(other);
        bench.strategy("a", levels(0));
        bench.bar(other, 50);
        bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(other, Side.BUY, Decimal.of(7), Decimal.of(40))
                                .build());
        kept.due = true;
        bench.core().onControl();

        CoreBench without = new CoreBench().after(kept.sinceSnapshot());
        Kept meanwhile = new Kept();
        meanwhile.due = true;
        without.log = meanwhile;
        without.core().onControl();
        CoreBench with = new CoreBench().after(meanwhile.sinceSnapshot());
        with.instruments.add(other);

        assertThat(without.core().workingOrders()).isEmpty();
        assertThat(with.core().workingOrders()).hasSize(1);
    }

    /** Without a snapshot, and whatever became of other orders of it. */
    @Test
    void orderOfAnInstrumentThatIsNotTradedAnyMoreIsNamed() {
        bench.log = kept;
        Instrument other = Bench.share("OTHER");
        bench.instruments.add(other);
        bench.strategy("a", levels(0));
        bench.bar(other, 50);
        OrderRequest terms = OrderRequest.limit(other, Side.BUY, Decimal.of(7), Decimal.of(40))
                .build();
        bench.core().submit("host", terms);
        bench.fill("39");
        bench.core().submit("host", terms);
        bench.accept();
        bench.core().submit("host", terms);
        bench.event(bench.last(), OrderEventKind.REJECT);

        CoreBench without = new CoreBench().after(kept.records);

        assertThat(without.core().strandedOrders())
                .singleElement()
                .asString()
                .contains("ACCEPTED", "BUY 7 OTHER@sim", bench.sent.get(1).id().value());
        assertThat(without.core().ledger().positions())
                .filteredOn(position -> position.instrument().equals(other))
                .extracting(Position::owner)
                .containsExactly("host");
    }

    private static double[] randomLevels(SplittableRandom random) {
        return random.doubles(40, -1, 1).map(level -> Math.rint(level * 4) / 4).toArray();
    }

    private void step(SplittableRandom random) {
        List<Consumer<OrderIntent>> answers = List.of(
                order -> bench.event(order, OrderEventKind.ACCEPT),
                order -> bench.event(order, OrderEventKind.REJECT),
                order -> bench.event(order, OrderEventKind.CANCEL),
                order -> bench.event(order, OrderEventKind.SUBMIT_UNKNOWN),
                order -> bench.event(order, OrderEventKind.NOT_SENT),
                order -> bench.core().cancel(order.id()),
                order -> bench.fill(order, "1", "100.5"),
                order -> bench.fill(order, String.valueOf(order.request().quantity()), "99.5"),
                order -> bench.core()
                        .onVenue(
                                FillCorrection.bust(
                                        new ActivityKey(CoreBench.ACCOUNT, "e" + (1 + random.nextInt(9)), 1),
                                        bench.now()),
                                bench.now()));
        if (bench.sent.isEmpty() || random.nextInt(3) == 0) {
            bench.bar(90 + random.nextInt(20));
        } else {
            OrderIntent order = bench.sent.get(random.nextInt(bench.sent.size()));
            answers.get(random.nextInt(answers.size())).accept(order);
        }
        if (random.nextInt(8) == 0) {
            bench.core().submit("host", order(random.nextBoolean() ? Side.BUY : Side.SELL));
        }
    }

    private static OrderRequest order(Side side) {
        return OrderRequest.limit(CoreBench.ABC, side, Decimal.of(7), Decimal.of(100))
                .build();
    }

    private CoreBench restored(String... names) {
        return restored(kept.records, names);
    }

    private CoreBench restored(List<EngineRecord> records, String... names) {
        CoreBench again = new CoreBench().after(records);
        again.closedRemembered = bench.closedRemembered;
        for (String name : names.length == 0 ? new String[] {"a"} : names) {
            again.strategy(name, Bench.script((number, bar, context) -> {}));
        }
        again.core();
        return again;
    }

    /** What must not differ: books to the digit, orders as far as the venue's word goes, reservations. */
    private static List<String> state(CoreBench bench) {
        List<String> state = new ArrayList<>();
        bench.core().ledger().positions().forEach(position -> state.add(position.toString()));
        state.add("cash " + bench.core().ledger().cash(CoreBench.ACCOUNT, Currency.USD));
        for (Order order : bench.core().workingOrders()) {
            state.add(order.id() + " " + order.status() + " " + order.terms() + " filled " + order.filledQuantity());
        }
        state.add("reserved " + bench.core().book().workingBuy(0) + " "
                + bench.core().book().workingSell(0));
        return state;
    }

    /** Keeps records as the journal would, without their bytes. */
    private static final class Kept implements RunLog {
        private final List<EngineRecord> records = new ArrayList<>();
        private final List<EngineRecord.ControlMoved> stops = new ArrayList<>();
        private boolean due;
        private int snapshotAt;

        List<EngineRecord> sinceSnapshot() {
            return records.subList(snapshotAt, records.size());
        }

        @Override
        public boolean isSnapshotDue() {
            return due;
        }

        @Override
        public void keep(long stampNanos, byte[] state) {
            due = false;
            snapshotAt = records.size();
            var run = new EngineRecord.RunBegun(1, "bench", Currency.USD, LotMethod.FIFO, false, true);
            records.add(new EngineRecord.SnapshotTaken(stampNanos, run, List.copyOf(stops), state));
        }

        @Override
        public boolean isOn() {
            return true;
        }

        @Override
        public boolean keepsAll() {
            return false;
        }

        @Override
        public void note(EngineRecord record) {
            records.add(record);
        }

        @Override
        public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
            records.add(record);
            safe.run();
            return true;
        }
    }
}
