package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.FillCorrection;
import io.otrep.broker.Capability;
import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that the engine keeps together: what it sends, step by step, and what must hold whatever happens. */
class KeptGroupsTest {
    private final CoreBench bench = new CoreBench();
    private final Kept kept = new Kept();
    private @Nullable StrategyContext hand;
    private List<ClientOrderId> ids = List.of();

    private static OrderRequest order(OrderRequest.Builder order) {
        return order.timeInForce(TimeInForce.GTC).build();
    }

    private static OrderGroup bracket(int units) {
        Decimal quantity = Decimal.of(units);
        return OrderGroup.bracket(
                order(OrderRequest.limit(CoreBench.ABC, Side.BUY, quantity, Decimal.of(100))),
                order(OrderRequest.stop(CoreBench.ABC, Side.SELL, quantity, Decimal.of(95))),
                order(OrderRequest.limit(CoreBench.ABC, Side.SELL, quantity, Decimal.of(105))));
    }

    private void begin(Capability... missing) {
        EnumSet<Capability> can = EnumSet.allOf(Capability.class);
        can.removeAll(List.of(Capability.BRACKET, Capability.OCO, Capability.OTO));
        can.removeAll(List.of(missing));
        bench.capabilities = can;
        bench.log = kept;
        bench.strategy("a", Bench.script((number, bar, context) -> {
            hand = context;
            if (number == 0) {
                ids = context.submit(bracket(100));
            }
        }));
        bench.bar(100).accept();
    }

    private OrderIntent entry() {
        return bench.sent.get(0);
    }

    private Order order(int part) {
        return Objects.requireNonNull(hand).order(ids.get(part)).orElseThrow();
    }

    @Test
    void exitsLeaveWhenTheEntryFillsAndForWhatItGot() {
        begin();

        assertThat(bench.said()).containsExactly("BUY 100");
        bench.fill(entry(), "30", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 30", "SELL 30");
        assertThat(bench.sent)
                .allMatch(intent -> intent.groupId() == null || intent.request().isReduceOnly());
        bench.event(bench.sent.get(1), OrderEventKind.ACCEPT).event(bench.sent.get(2), OrderEventKind.ACCEPT);
        bench.fill(entry(), "70", "100");
        assertThat(bench.replaces)
                .extracting(intent -> intent.request().quantity())
                .containsExactly(Decimal.of(100), Decimal.of(100));
    }

    @Test
    void withoutReplacesMoreIsAnotherOrderAndNothingIsLeftAloneMeanwhile() {
        begin(Capability.REPLACE);
        bench.fill(entry(), "30", "100");
        bench.event(bench.sent.get(1), OrderEventKind.ACCEPT).event(bench.sent.get(2), OrderEventKind.ACCEPT);

        bench.fill(entry(), "70", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 30", "SELL 30", "SELL 70", "SELL 70");
        assertThat(bench.cancels).isEmpty();
        assertThat(bench.core().book().workingSell(0)).isZero(); // reduce-only
    }

    @Test
    void cancelThatIsUnknownKeepsItsQuantityFromBeingOfferedAgain() {
        begin(Capability.REPLACE, Capability.REDUCE_ONLY);
        bench.fill(entry(), "100", "100");
        OrderIntent stop = bench.sent.get(1);
        OrderIntent target = bench.sent.get(2);
        bench.event(stop, OrderEventKind.ACCEPT).event(target, OrderEventKind.ACCEPT);

        bench.fill(target, "40", "105").event(stop, OrderEventKind.CANCEL_UNKNOWN);

        assertThat(bench.cancels).containsExactly(stop.id());
        assertThat(bench.sent).hasSize(3);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(100);
        bench.event(stop, OrderEventKind.CANCEL);
        assertThat(bench.last().request().type()).isEqualTo(OrderType.STOP);
        assertThat(bench.last().request().quantity()).isEqualTo(Decimal.of(60));
    }

    @Test
    void stopThatTheVenueCapsIsOfferedAgainBeforeItsCancelIsKnown() {
        begin(Capability.REPLACE);
        bench.fill(entry(), "100", "100");
        OrderIntent stop = bench.sent.get(1);
        bench.event(stop, OrderEventKind.ACCEPT).event(bench.sent.get(2), OrderEventKind.ACCEPT);

        bench.fill(bench.sent.get(2), "40", "105").event(stop, OrderEventKind.CANCEL_UNKNOWN);

        assertThat(bench.last().request().quantity()).isEqualTo(Decimal.of(60));
    }

    @Test
    void entryThatEndsUnfilledEndsWhatWasHeld() {
        begin();

        bench.event(entry(), OrderEventKind.CANCEL);

        assertThat(bench.sent).hasSize(1);
        assertThat(bench.orders)
                .extracting(state -> state.status().name())
                .contains("NOT_SENT", "NOT_SENT")
                .doesNotContain("HELD");
    }

    @Test
    void entryThatFillsAfterItsEndIsProtected() {
        begin();
        bench.event(entry(), OrderEventKind.CANCEL);

        bench.fill(entry(), "20", "100");

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 20", "SELL 20");
    }

    @Test
    void unknownEntryKeepsWhatIsHeld() {
        begin();

        bench.event(entry(), OrderEventKind.CANCEL_UNKNOWN);

        assertThat(order(1).status().name()).isEqualTo("HELD");
    }

    @Test
    void haltLeavesExitsAndLetsThemLeave() {
        begin();

        bench.latch.trip(ControlScope.engine(), TradingState.HALTED, "smoke");
        bench.core().onControl();
        bench.fill(entry(), "50", "100");

        assertThat(bench.cancels).containsExactly(entry().id());
        assertThat(bench.said()).containsExactly("BUY 100", "SELL 50", "SELL 50");
    }

    @Test
    void wishForTheEndOfOneExitEndsBoth() {
        begin();
        bench.fill(entry(), "100", "100");
        bench.event(bench.sent.get(1), OrderEventKind.ACCEPT).event(bench.sent.get(2), OrderEventKind.ACCEPT);

        bench.core().cancel(ids.get(2));

        assertThat(bench.cancels).containsExactlyInAnyOrder(ids.get(1), ids.get(2));
    }

    @Test
    void replaceOfAnExitChangesItsPricesAlone() {
        begin();
        bench.fill(entry(), "60", "100");
        bench.event(bench.sent.get(1), OrderEventKind.ACCEPT).event(bench.sent.get(2), OrderEventKind.ACCEPT);

        Objects.requireNonNull(hand)
                .replace(
                        ids.get(1),
                        order(OrderRequest.stop(CoreBench.ABC, Side.SELL, Decimal.of(500), Decimal.of(97))));

        assertThat(bench.replaces).hasSize(1);
        assertThat(bench.replaces.get(0).request().quantity()).isEqualTo(Decimal.of(60));
        assertThat(bench.replaces.get(0).request().stopPrice()).isEqualTo(Decimal.of(97));
    }

    @Test
    void bothExitsThatFillAreToldAndTakenBack() {
        begin();
        bench.fill(entry(), "100", "100");
        bench.fill(bench.sent.get(1), "100", "95").fill(bench.sent.get(2), "100", "105");

        assertThat(bench.last().request().side()).isEqualTo(Side.BUY);
        assertThat(bench.last().request().quantity()).isEqualTo(Decimal.of(100));
        assertThat(bench.anomalies).anyMatch(text -> text.contains("100 units too many"));
    }

    @Test
    void whatWasTakenBackIsTakenBackAgainWhenItsExecutionIs() {
        begin();
        execute(entry(), "e1", "100");
        execute(bench.sent.get(1), "e2", "95");
        execute(bench.sent.get(2), "e3", "105");
        OrderIntent first = bench.last();
        execute(first, "e4", "100");

        bust("e4");
        bench.bar(100); // a minute later

        assertThat(bench.last().id()).isNotEqualTo(first.id());
        assertThat(bench.last().request()).isEqualTo(first.request());
    }

    /** Of a strategy that may only reduce, beside units of the host, before gates that let nothing pass. */
    @Test
    void whatBothExitsTookIsTakenBackWhateverGatesSay() {
        boolean[] denies = new boolean[1];
        bench.gates.add(new OrderGate() {
            @Override
            public String name() {
                return "shut";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return denies[0]
                        ? GateDecision.deny(Denial.of(DenialCode.GATE_FAILED, name(), "nothing passes"))
                        : GateDecision.APPROVE;
            }
        });
        begin();
        bench.fill(entry(), "100", "100");
        buyForHost(200);
        bench.latch.trip(ControlScope.strategy("a"), TradingState.REDUCING, "it threw");
        denies[0] = true;

        bench.fill(bench.sent.get(1), "100", "95").fill(bench.sent.get(2), "100", "105");

        assertThat(bench.denials).isEmpty();
        assertThat(bench.said()).last().isEqualTo("BUY 100");
    }

    private void buyForHost(int units) {
        bench.core()
                .submit(
                        "host",
                        OrderRequest.market(CoreBench.ABC, Side.BUY, Decimal.of(units))
                                .build());
        bench.fill("100");
    }

    /** The venue refuses the stop as often as it is sent. */
    private void refuseStop() {
        begin();
        bench.fill(entry(), "100", "100");
        OrderIntent refused = bench.sent.get(1);
        bench.event(bench.sent.get(2), OrderEventKind.ACCEPT);
        for (int i = 0; i < 8; i++) {
            bench.event(refused, OrderEventKind.REJECT);
            later();
            refused = bench.last().request().type() == OrderType.STOP ? bench.last() : refused;
        }
    }

    private void later() {
        bench.bar(100);
        while (bench.core().fireTimerBefore(bench.now() + 1)) {
            assertThat(bench.sent).hasSizeLessThan(100);
        }
    }

    private long stops() {
        return bench.sent.stream()
                .filter(intent -> intent.request().type() == OrderType.STOP)
                .count();
    }

    /** More orders end than are remembered. */
    private void forget() {
        for (int i = 0; i < 10; i++) {
            OrderRequest small = order(OrderRequest.limit(CoreBench.ABC, Side.BUY, Decimal.ONE, Decimal.of(90)));
            bench.core().submit("host", small);
            OrderIntent sent = bench.last();
            bench.event(sent, OrderEventKind.ACCEPT).event(sent, OrderEventKind.CANCEL);
        }
    }

    private void execute(OrderIntent order, String family, String price) {
        bench.core().onVenue(bench.execution(order, family, "100", price), bench.now());
    }

    private void bust(String family) {
        ActivityKey key = new ActivityKey(CoreBench.ACCOUNT, family, 1);
        bench.core().onVenue(FillCorrection.bust(key, bench.now()), bench.now());
    }

    @Test
    void entryThatIsTakenBackLongAfterItsEndTakesItsExitsBack() {
        bench.closedRemembered = 2;
        begin();
        execute(entry(), "e1", "100");
        OrderIntent stop = bench.sent.get(1);
        OrderIntent target = bench.sent.get(2);
        bench.event(stop, OrderEventKind.ACCEPT).event(target, OrderEventKind.ACCEPT);
        forget();

        bust("e1");

        assertThat(bench.cancels).containsExactlyInAnyOrder(stop.id(), target.id());
    }

    @Test
    void exitThatIsTakenBackLongAfterItsEndIsOfferedAgain() {
        bench.closedRemembered = 2;
        begin();
        execute(entry(), "e1", "100");
        OrderIntent stop = bench.sent.get(1);
        OrderIntent target = bench.sent.get(2);
        bench.event(stop, OrderEventKind.ACCEPT).event(target, OrderEventKind.ACCEPT);
        execute(target, "e2", "105");
        bench.event(stop, OrderEventKind.CANCEL);
        forget();
        int before = bench.sent.size();

        bust("e2");

        assertThat(bench.sent.subList(before, bench.sent.size()))
                .extracting(intent -> intent.request().type() + " "
                        + intent.request().side() + " " + intent.request().quantity())
                .containsExactlyInAnyOrder("STOP SELL 100", "LIMIT SELL 100");
    }

    @Test
    void exitThatTheVenueRefusesIsTriedAgainWhenWhatIsHeldChanges() {
        refuseStop();
        assertThat(stops()).isEqualTo(5);

        buyForHost(10);
        later();

        assertThat(stops()).isEqualTo(6);
        bench.event(bench.last(), OrderEventKind.ACCEPT);
        assertThat(bench.anomalies).last().isEqualTo("no units are without this exit any more");
    }

    @Test
    void exitThatTheVenueRefusesIsTriedAgainWhenAnotherOrderEnds() {
        refuseStop();
        ClientOrderId other = bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(CoreBench.ABC, Side.SELL, Decimal.TEN, Decimal.of(150))
                                .build());
        later();
        assertThat(stops()).isEqualTo(5);

        bench.core()
                .onVenue(
                        OrderEvent.builder(other, OrderEventKind.CANCEL, bench.now())
                                .build(),
                        bench.now());
        later();

        assertThat(stops()).isEqualTo(6);
    }

    @Test
    void unitsWithoutTheirExitAreToldOverAndOver() {
        refuseStop();
        bench.anomalies.clear();

        for (int i = 0; i < 62; i++) {
            later();
        }

        assertThat(bench.anomalies).hasSize(4).allMatch(text -> text.startsWith("100 units are without this exit"));
    }

    /** Random answers, a death after each: no exit offers more than is held, and the next process goes on alike. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void exitsNeverOfferMoreThanIsHeld(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        begin(random.nextBoolean() ? Capability.REPLACE : Capability.PREVIEW, Capability.REDUCE_ONLY);
        long executions = 0;

        for (int step = 0; step < 60; step++) {
            executions += step(random);
            String where = "seed " + seed + ", step " + step + ", " + executions + " executions";

            assertThat(offered(true)).as(where).isLessThanOrEqualTo(Math.max(held(), stale(true)));
            assertThat(offered(false)).as(where).isLessThanOrEqualTo(Math.max(held(), stale(false)));
            CoreBench again = restored();
            assertThat(again.sent).as(where).isEmpty();
            assertThat(states(again)).as(where).isEqualTo(states(bench));
        }
    }

    private long step(SplittableRandom random) {
        List<Order> working = bench.core().workingOrders();
        if (working.isEmpty()) {
            return 0;
        }
        Order order = working.get(random.nextInt(working.size()));
        double left = order.terms().quantityAsDouble() - order.filledQuantity().toDouble();
        long units = Math.min(Math.round(left), 1 + random.nextInt(15));
        boolean exit = !order.id().equals(ids.get(0));
        if (random.nextInt(3) > 0 || order.pending().name().equals("CANCEL")) {
            answer(order, random);
            return 0;
        }
        if (units > 0 && (!exit || held() >= units)) {
            bench.fill(order.intent(), String.valueOf(units), "100");
            return 1;
        }
        return 0;
    }

    private void answer(Order order, SplittableRandom random) {
        switch (order.pending()) {
            case CANCEL -> bench.event(order.intent(), OrderEventKind.CANCEL);
            case REPLACE -> replaced(order, random);
            default -> bench.event(order.intent(), OrderEventKind.ACCEPT);
        }
    }

    private void replaced(Order order, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            bench.event(order.intent(), OrderEventKind.REPLACE_REJECT);
            return;
        }
        OrderIntent asked = bench.replaces.stream()
                .filter(intent -> intent.id().equals(order.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
        bench.core()
                .onVenue(
                        OrderEvent.builder(order.id(), OrderEventKind.REPLACE, bench.now())
                                .terms(asked.request())
                                .build(),
                        bench.now());
    }

    private double held() {
        return Double.parseDouble(bench.held());
    }

    private double offered(boolean stop) {
        return bench.core().workingOrders().stream()
                .filter(order -> order.terms().side() == Side.SELL && isStop(order) == stop)
                .mapToDouble(KeptGroupsTest::leaves)
                .sum();
    }

    /** Units of orders that are being ended or made smaller: a venue has not answered yet, or has not the order. */
    private double stale(boolean stop) {
        boolean any = bench.core().workingOrders().stream()
                .anyMatch(order ->
                        isStop(order) == stop && !order.pending().name().equals("NONE"));
        return any ? offered(stop) : 0;
    }

    private static boolean isStop(Order order) {
        return order.terms().type() == OrderType.STOP;
    }

    private static double leaves(Order order) {
        return order.terms().quantityAsDouble() - order.filledQuantity().toDouble();
    }

    private CoreBench restored() {
        CoreBench again = new CoreBench().after(List.copyOf(kept.records));
        again.capabilities = bench.capabilities;
        again.strategy("a", Bench.script((number, bar, context) -> {}));
        again.core();
        return again;
    }

    private static List<String> states(CoreBench bench) {
        List<String> states = new ArrayList<>();
        for (Order order : bench.core().workingOrders()) {
            states.add(order.id() + " " + order.status() + " " + order.terms() + " filled " + order.filledQuantity());
        }
        return states;
    }
}
