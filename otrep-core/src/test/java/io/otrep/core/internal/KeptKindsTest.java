package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.core.Bench;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderGroup.OcoMode;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of each kind that the engine keeps together, under a halt, a flatten, a full journal, and over snapshots. */
class KeptKindsTest {
    private final Kept kept = new Kept();
    private final CoreBench bench = new CoreBench();
    private final List<OrderGroup> wanted = new ArrayList<>();
    private List<ClientOrderId> ids = List.of();

    KeptKindsTest() {
        prepare(bench);
        bench.log = kept;
        bench.strategy("a", Bench.script((number, bar, context) -> {
            for (OrderGroup group : wanted) {
                ids = context.submit(group);
            }
            wanted.clear();
        }));
    }

    private static void prepare(CoreBench bench) {
        EnumSet<Capability> can = EnumSet.allOf(Capability.class);
        can.removeAll(List.of(
                Capability.BRACKET, Capability.OCO, Capability.OTO, Capability.REPLACE, Capability.REDUCE_ONLY));
        bench.capabilities = can;
    }

    private static OrderRequest limit(Side side, int units, int price) {
        return limit(CoreBench.ABC, side, units, price);
    }

    private static OrderRequest limit(Instrument of, Side side, int units, int price) {
        return OrderRequest.limit(of, side, Decimal.of(units), Decimal.of(price))
                .timeInForce(TimeInForce.GTC)
                .build();
    }

    private static OrderRequest stop(Side side, int units, int price) {
        return stop(CoreBench.ABC, side, units, price);
    }

    private static OrderRequest stop(Instrument of, Side side, int units, int price) {
        return OrderRequest.stop(of, side, Decimal.of(units), Decimal.of(price))
                .timeInForce(TimeInForce.GTC)
                .build();
    }

    private static OrderGroup bracket() {
        return bracket(CoreBench.ABC);
    }

    private static OrderGroup bracket(Instrument of) {
        return OrderGroup.bracket(
                limit(of, Side.BUY, 100, 100), stop(of, Side.SELL, 100, 95), limit(of, Side.SELL, 100, 105));
    }

    private static OrderGroup exits(OcoMode mode) {
        return OrderGroup.oco(stop(Side.SELL, 100, 95), limit(Side.SELL, 100, 105), mode);
    }

    private void ask(OrderGroup group) {
        wanted.add(group);
        bench.bar(100);
    }

    /** Holds 100 that were bought by an order of the strategy. */
    private void long100() {
        bench.bar(100);
        bench.core().submit("a", limit(Side.BUY, 100, 100));
        bench.accept().fill("100");
    }

    private void halt() {
        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "smoke");
        bench.core().onControl();
    }

    /** Time goes on, with what is due in it. */
    private void minutes(int count) {
        for (int i = 0; i < count; i++) {
            boolean more = true;
            while (more) {
                more = bench.core().fireTimerBefore(bench.now() + Bench.MINUTE);
            }
            bench.bar(100);
        }
    }

    private OrderIntent sent(int number) {
        return bench.sent.get(number);
    }

    private List<String> statuses() {
        return ids.stream()
                .map(id -> bench.orders.stream()
                        .filter(order -> order.id().equals(id))
                        .reduce((first, second) -> second)
                        .map(order -> order.status().name())
                        .orElse("none"))
                .toList();
    }

    private CoreBench next(List<EngineRecord> records) {
        CoreBench next = new CoreBench().after(records);
        prepare(next);
        next.closedRemembered = bench.closedRemembered;
        next.strategy("a", Bench.script((number, bar, context) -> {}));
        next.core();
        return next;
    }

    // OCO.

    @Test
    void secondOfAPairLeavesWhenTheVenueHasTheFirst() {
        long100();
        ask(exits(OcoMode.REDUCE));
        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");

        bench.accept();

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 100");
        assertThat(bench.core().book().workingSell(0)).isEqualTo(100); // of a pair the larger counts
    }

    @Test
    void secondOfAPairNeverLeavesWhenTheFirstIsRefused() {
        long100();
        ask(exits(OcoMode.REDUCE));

        bench.event(bench.last(), OrderEventKind.REJECT);

        assertThat(bench.sent).hasSize(2);
        assertThat(statuses()).containsExactly("REJECTED", "NOT_SENT");
    }

    @ParameterizedTest
    @EnumSource(OcoMode.class)
    void fillOfOneOfAPairTakesTheOtherBack(OcoMode mode) {
        long100();
        ask(exits(mode));
        bench.accept().accept();

        bench.fill(sent(2), "40", "105").event(sent(1), OrderEventKind.CANCEL);

        assertThat(bench.cancels).containsExactly(sent(1).id());
        assertThat(bench.said().subList(3, bench.sent.size()))
                .isEqualTo(mode == OcoMode.CANCEL ? List.of() : List.of("SELL 60"));
    }

    @Test
    void haltLeavesAPairThatGetsOut() {
        long100();
        ask(exits(OcoMode.REDUCE));

        halt();
        bench.accept();

        assertThat(bench.cancels).isEmpty();
        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 100");
    }

    @Test
    void haltTakesAPairOfEntriesBackAndItsSecondNeverLeaves() {
        ask(OrderGroup.oco(stop(Side.BUY, 100, 105), limit(Side.BUY, 100, 95), OcoMode.REDUCE));

        halt();
        bench.event(sent(0), OrderEventKind.ACCEPT);

        assertThat(bench.cancels).containsExactly(sent(0).id());
        assertThat(bench.sent).hasSize(1);
    }

    // OTO.

    @Test
    void childLeavesForWhatItsParentGot() {
        ask(OrderGroup.oto(limit(Side.BUY, 100, 100), limit(Side.SELL, 50, 105)));
        bench.accept().fill(sent(0), "40", "100");
        assertThat(bench.said()).containsExactly("BUY 100", "SELL 20");

        bench.fill(sent(0), "60", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 20", "SELL 30");
    }

    @Test
    void haltLetsOnlyChildrenLeaveThatTogetherAreNoLargerThanTheirParent() {
        ask(OrderGroup.oto(limit(Side.BUY, 100, 100), stop(Side.SELL, 100, 95), limit(Side.SELL, 100, 105)));
        bench.accept();

        halt();
        bench.fill(sent(0), "100", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");
        assertThat(statuses()).endsWith("DENIED");
    }

    @Test
    void childThatWasDeniedStaysDeniedInTheNextProcess() {
        ask(OrderGroup.oto(limit(Side.BUY, 100, 100), limit(Side.BUY, 100, 95)));
        bench.accept();
        bench.latch.trip(ControlScope.engine(), TradingState.REDUCING, "smoke");
        bench.fill(sent(0), "100", "100");
        assertThat(statuses()).containsExactly("FILLED", "DENIED");

        CoreBench next = next(List.copyOf(kept.records));
        next.bar(100).bar(100);

        assertThat(next.sent).isEmpty();
    }

    // Stops of all kinds.

    @Test
    void haltThatCancelsAllEndsExitsAndProtectsNothingAfter() {
        bench.safety = new Safety(FlattenOptions.DEFAULT, true);
        ask(bracket());
        bench.accept().fill(sent(0), "60", "100");
        bench.event(sent(1), OrderEventKind.ACCEPT).event(sent(2), OrderEventKind.ACCEPT);

        halt();
        bench.event(sent(1), OrderEventKind.CANCEL).event(sent(2), OrderEventKind.CANCEL);
        bench.fill(sent(0), "40", "100");

        assertThat(bench.cancels).containsExactlyInAnyOrder(sent(0).id(), sent(1).id(), sent(2).id());
        assertThat(bench.sent).hasSize(3);
    }

    @Test
    void flattenPullsExitsWithItsCloseAndOffersNothingBeside() {
        ask(bracket());
        bench.accept().fill(sent(0), "60", "100");
        bench.event(sent(1), OrderEventKind.ACCEPT).event(sent(2), OrderEventKind.ACCEPT);

        bench.core().flatten(ControlScope.engine(), FlattenOptions.DEFAULT, "by hand", report -> {});
        assertThat(bench.cancels).containsExactly(sent(0).id());
        bench.fill(sent(0), "40", "100").event(sent(0), OrderEventKind.CANCEL);
        bench.event(sent(1), OrderEventKind.CANCEL).event(sent(2), OrderEventKind.CANCEL);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 60", "SELL 60", "SELL 100");
        bench.accept().fill("99.6").bar(100);
        assertThat(bench.held()).isEqualTo("0");
        assertThat(bench.sent).hasSize(4);
    }

    // What may not be forgotten.

    @Test
    void exitThatCannotLeaveIsToldAndTriedUntilItDoes() {
        ask(bracket());
        bench.accept();
        bench.full = true;
        bench.fill(sent(0), "100", "100");
        minutes(20);
        assertThat(bench.anomalies).anyMatch(text -> text.contains("it could not be sent, and is tried again"));

        bench.full = false;
        minutes(3);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100", "SELL 100");
    }

    @Test
    void exitThatIsRefusedOverAndOverWaitsForAChange() {
        ask(bracket());
        bench.accept().fill(sent(0), "100", "100");

        for (int minute = 0; minute < 20; minute++) {
            List.copyOf(bench.sent).stream()
                    .filter(intent -> intent.request().type().isTriggered())
                    .forEach(intent -> bench.event(intent, OrderEventKind.REJECT));
            minutes(1);
        }

        assertThat(bench.sent.stream().filter(intent -> intent.request().type().isTriggered()))
                .hasSize(5);
        assertThat(bench.anomalies).anyMatch(text -> text.contains("its venue refuses it"));
    }

    @Test
    void fewerUnitsThanTheVenueTakesAreTold() {
        Instrument lots = CoreBench.ABC.toBuilder().minQuantity(Decimal.TEN).build();
        CoreBench odd = new CoreBench();
        prepare(odd);
        odd.instruments.set(0, lots);
        odd.strategy("a", Bench.script((number, bar, context) -> context.submit(bracket(lots))));

        odd.bar(lots, 100).accept().fill(odd.last(), "5", "100").event(odd.last(), OrderEventKind.CANCEL);

        assertThat(odd.said()).containsExactly("BUY 100");
        assertThat(odd.anomalies)
                .containsExactly(
                        "5 units are without this exit: its venue takes no order for so few",
                        "5 units are without this exit: its venue takes no order for so few");
    }

    /** Orders that ended long ago still count in a group that goes on. */
    @Test
    void doubleExitIsTakenBackHoweverManyOrdersEndedMeanwhile() {
        bench.closedRemembered = 4;
        ask(bracket());
        bench.accept().fill(sent(0), "50", "100");
        bench.event(sent(1), OrderEventKind.ACCEPT).event(sent(2), OrderEventKind.ACCEPT);
        bench.fill(sent(2), "50", "105").event(sent(1), OrderEventKind.CANCEL);
        for (int i = 0; i < 20; i++) {
            bench.core().submit("a", limit(Side.BUY, 1, 90));
            bench.event(bench.last(), OrderEventKind.REJECT);
        }

        int before = bench.sent.size();
        bench.fill(sent(0), "50", "100");
        bench.fill(sent(before), "50", "95").fill(sent(before + 1), "50", "105");

        assertThat(bench.last().request().side()).isEqualTo(Side.BUY);
        assertThat(bench.last().request().quantity()).isEqualTo(Decimal.of(50));
    }

    /** An exit may be several orders: no snapshot may make the larger of them look like the whole. */
    @Test
    void groupsThatWereForgottenAreNotRepairedAfterASnapshot() {
        bench.closedRemembered = 10_000;
        for (int i = 0; i < 501; i++) {
            int first = bench.sent.size();
            ask(bracket());
            bench.accept().fill(sent(first), "30", "100").fill(sent(first), "70", "100");
            bench.fill(sent(first + 2), "30", "105").fill(sent(first + 4), "70", "105");
            bench.event(sent(first + 1), OrderEventKind.CANCEL).event(sent(first + 3), OrderEventKind.CANCEL);
        }
        kept.snapshot();
        bench.bar(100);
        assertThat(bench.held()).isEqualTo("0");

        CoreBench next = next(kept.sinceSnapshot());
        for (int minute = 0; minute < 510; minute++) {
            next.bar(100);
        }

        assertThat(next.denials).isEmpty();
        assertThat(next.sent).isEmpty();
    }

    /** A snapshot at each step, and a death after it: the next process knows the same groups, and does the same. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void snapshotKeepsGroups(int steps) {
        ask(bracket());
        List<Runnable> story = List.of(
                () -> bench.event(sent(0), OrderEventKind.ACCEPT),
                () -> bench.fill(sent(0), "30", "100"),
                () -> bench.event(sent(1), OrderEventKind.ACCEPT),
                () -> bench.event(sent(2), OrderEventKind.ACCEPT),
                () -> bench.fill(sent(2), "10", "105"),
                () -> bench.event(sent(1), OrderEventKind.CANCEL_UNKNOWN),
                () -> bench.fill(sent(0), "70", "100"),
                () -> bench.event(sent(1), OrderEventKind.CANCEL));
        story.subList(0, steps).forEach(Runnable::run);
        kept.snapshot();
        bench.bar(100);

        CoreBench next = next(kept.sinceSnapshot());

        assertThat(states(next)).isEqualTo(states(bench));
        story.subList(steps, story.size()).forEach(Runnable::run);
        assertThat(bench.said()).containsExactly("BUY 100", "SELL 30", "SELL 30", "SELL 60", "SELL 70", "SELL 30");
        CoreBench last = next(kept.sinceSnapshot());
        assertThat(states(last)).isEqualTo(states(bench));
        assertThat(bench.core().book().workingSell(0))
                .as(states(bench).toString())
                .isEqualTo(90);
        assertThat(last.core().book().workingSell(0))
                .as(states(last).toString())
                .isEqualTo(90);
    }

    private static List<String> states(CoreBench bench) {
        List<String> states = new ArrayList<>();
        for (Order order : bench.core().workingOrders()) {
            states.add(order.id() + " " + order.status() + " " + order.terms() + " filled " + order.filledQuantity());
        }
        return states;
    }
}
