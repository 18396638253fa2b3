package io.otrep.core.internal;

import static io.otrep.core.internal.VirtualEngine.ABC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Account;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.broker.BrokerException;
import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.DenialCode;
import io.otrep.risk.TradingState;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueSim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileTest {
    private static final ControlScope ROUTE = ControlScope.route("sim");

    private static VirtualEngine engine(VenueSim venue) {
        return engine(venue, MismatchPolicy.REDUCING);
    }

    private static VirtualEngine engine(VenueSim venue, MismatchPolicy policy) {
        return new VirtualEngine(venue, VirtualEngine.options(policy, false));
    }

    private static VenueSim venue() {
        return VirtualEngine.venue(VenueRules.builder(), FaultPlan.none());
    }

    private static OrderRequest limit(Side side, int quantity, String price) {
        return OrderRequest.limit(ABC, side, Decimal.of(quantity), Decimal.parse(price))
                .build();
    }

    private static Position position(VirtualEngine engine, int quantity) {
        return new Position(
                engine.route.accountId(),
                ABC,
                PositionSide.NET,
                Position.EXTERNAL,
                Decimal.of(quantity),
                Decimal.of(10 * quantity),
                Decimal.ZERO,
                List.of());
    }

    // The start.

    @Test
    void coldStartOpensTheBooksWithWhatTheVenueHolds() {
        VenueSim venue = venue();
        venue.externalOrder(limit(Side.BUY, 40, "10.01"));
        venue.externalOrder(limit(Side.BUY, 30, "9.00"));
        venue.advance(Duration.ofMinutes(1));

        VirtualEngine engine = engine(venue).runSeconds(5);

        assertThat(engine.started).isTrue();
        assertThat(engine.books()).isEqualTo(engine.truth()).startsWith("40 ABC");
        assertThat(engine.held(Position.EXTERNAL)).isEqualTo("40");
        assertThat(engine.core.book().workingBuy(0)).isEqualTo(30);
        assertThat(engine.found()).containsExactly(Difference.Kind.OPENED, Difference.Kind.EXTERNAL_ORDER);
        assertThat(engine.core.ledger().cashGap(engine.route.accountId(), Currency.USD))
                .isEqualTo(Decimal.ZERO);
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void nothingIsOrderedBeforeTheBooksAreKnown() {
        VirtualEngine engine = engine(venue());

        engine.buy(10, "9.50");

        assertThat(engine.denials).extracting(denial -> denial.code()).containsExactly(DenialCode.ROUTE_DOWN);
        assertThat(engine.started).isFalse();
        engine.runSeconds(5).buy(10, "9.50");
        assertThat(engine.denials).hasSize(1);
    }

    @Test
    void queryThatFailsForAWhileIsAskedAgain() {
        VenueSim venue = VirtualEngine.venue(
                VenueRules.builder(),
                FaultPlan.of(1, Fault.of(FaultKind.QUERY_FAILED).between(Duration.ZERO, Duration.ofSeconds(8))));

        VirtualEngine engine = engine(venue).runSeconds(7);

        assertThat(engine.started).isFalse();
        assertThat(engine.runSeconds(20).started).isTrue();
        assertThat(engine.lastReport().isExplained()).isTrue();
    }

    @Test
    void queryThatCannotBeAnsweredHaltsTheRouteWithTheReason() {
        VirtualEngine engine = engine(venue());
        engine.twist("positions", any -> {
            throw new BrokerException(BrokerException.Kind.FATAL, "no such account", null, null);
        });

        engine.runSeconds(5);

        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.HALTED);
        assertThat(engine.latch.reason(ROUTE)).isEqualTo("route 'sim' did not tell its positions: no such account");
        assertThat(engine.lastReport().outcome()).isEqualTo(Reconciliation.Outcome.FAILED);
        assertThat(engine.started).as("the engine goes on with other routes").isTrue();
    }

    @Test
    void venueThatDoesNotComeUpHaltsTheRouteWhenTheTimeIsOver() {
        VenueSim venue = venue();
        venue.restart(Duration.ofHours(1));

        VirtualEngine engine = engine(venue).runSeconds(31);

        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.HALTED);
        assertThat(engine.latch.reason(ROUTE)).isEqualTo("route 'sim' did not come up in time");
        assertThat(engine.started).isTrue();
    }

    // What was missed.

    @Test
    void lostFramesAreFoundAndBookedOnce() {
        VenueSim venue = VirtualEngine.venue(
                VenueRules.builder().numberedFrames(false),
                FaultPlan.of(
                        1,
                        Fault.of(FaultKind.FRAME_LOST)
                                .on(MessageKind.ORDER_FRAME, MessageKind.ACTIVITY_FRAME)
                                .between(Duration.ofSeconds(5), Duration.ofSeconds(60))));
        VirtualEngine engine = engine(venue).runSeconds(10);
        ClientOrderId id = engine.buy(50, "10.01");
        engine.runSeconds(5);
        assertThat(engine.held("host")).isEqualTo("0");

        engine.reconciled();

        assertThat(engine.found()).containsExactly(Difference.Kind.MISSED_ACTIVITY);
        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(engine.held("host")).isEqualTo("50");
        assertThat(engine.books()).isEqualTo(engine.truth());
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
    }

    @Test
    void gapStopsTradingUntilTheVenueWasAsked() {
        VirtualEngine engine = engine(venue()).runSeconds(5);

        engine.onGap("frame 7 is missing");
        engine.run(Duration.ZERO).buy(10, "9.50");

        assertThat(engine.denials).extracting(denial -> denial.code()).containsExactly(DenialCode.ROUTE_DOWN);
        engine.runSeconds(5).buy(10, "9.50");
        assertThat(engine.denials).hasSize(1);
        assertThat(engine.lastReport().trigger()).isEqualTo(ReconcileTrigger.GAP);
    }

    @Test
    void whatHappensWhileTheStreamIsDownIsKnownAfterIt() {
        VenueSim venue = venue();
        VirtualEngine engine = engine(venue).runSeconds(5);
        ClientOrderId id = engine.buy(50, "9.50");
        engine.runSeconds(5);
        engine.broker.cutStream(Duration.ofSeconds(30));
        engine.runSeconds(5);
        venue.fill(id, Decimal.of(20));
        venue.cancelByVenue(id, "by the venue");

        engine.runSeconds(60);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.order(id).filledQuantity()).isEqualTo(Decimal.of(20));
        assertThat(engine.books()).isEqualTo(engine.truth());
        assertThat(engine.lastReport().trigger()).isEqualTo(ReconcileTrigger.RECONNECT);
        assertThat(engine.lastReport().isExplained()).isTrue();
    }

    @Test
    void executionThatNoActivityTellsIsInferredOnceAndGivesWayToTheTrueOne() {
        VenueSim venue = VirtualEngine.venue(
                VenueRules.builder().numberedFrames(false),
                FaultPlan.of(1, Fault.of(FaultKind.FRAME_LOST).on(MessageKind.ACTIVITY_FRAME)));
        VirtualEngine engine = engine(venue).runSeconds(5);
        ClientOrderId id = engine.buy(50, "10.01");
        engine.twist("activities", any -> List.of());

        engine.runSeconds(1).reconciled();

        assertThat(engine.found()).contains(Difference.Kind.INFERRED_FILL);
        assertThat(engine.held("host")).isEqualTo("50");
        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(engine.anomalies).isEmpty();
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
        engine.twists.clear();
        engine.reconciled();
        assertThat(engine.held("host")).isEqualTo("50");
        assertThat(engine.books()).isEqualTo(engine.truth());
        assertThat(engine.core
                        .ledger()
                        .position(engine.route.accountId(), ABC, "host")
                        .lots())
                .as("the true execution")
                .hasSize(1);
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
    }

    // What nothing explains.

    @ParameterizedTest
    @CsvSource({"NOTIFY, ACTIVE", "REDUCING, REDUCING", "HALT, HALTED"})
    void positionThatNothingExplainsIsBookedAsExternalAndThePolicyTrips(MismatchPolicy policy, TradingState state) {
        VirtualEngine engine = engine(venue(), policy).runSeconds(5);
        engine.twist("positions", any -> List.of(position(engine, 20)));

        engine.reconciled();

        assertThat(engine.found()).containsExactly(Difference.Kind.POSITION);
        assertThat(engine.lastReport().differences().get(0))
                .hasToString("POSITION ABC@sim: ours 0, venue's 20; 20 booked as found");
        assertThat(engine.held(Position.EXTERNAL)).isEqualTo("20");
        assertThat(engine.latch.state(ROUTE)).isEqualTo(state);
        assertThat(engine.core.ledger().cashGap(engine.route.accountId(), Currency.USD))
                .isEqualTo(Decimal.ZERO);
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
        assertThat(engine.held(Position.EXTERNAL)).isEqualTo("20");
        engine.twists.clear();
        engine.reconciled();
        assertThat(engine.books()).isEqualTo(engine.truth());
    }

    @Test
    void cashThatNothingExplainsIsBookedAsUnexplained() {
        VirtualEngine engine = engine(venue()).runSeconds(5);
        engine.<Account>twist(
                "account",
                account -> account.toBuilder()
                        .balance(Currency.USD, Decimal.parse("99999.99"))
                        .build());

        engine.reconciled();

        assertThat(engine.found()).containsExactly(Difference.Kind.CASH);
        assertThat(engine.cash()).isEqualTo("99999.99");
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.REDUCING);
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
    }

    @Test
    void depositThatTheVenueTellsOfIsExplained() {
        VenueSim venue = VirtualEngine.venue(
                VenueRules.builder().numberedFrames(false),
                FaultPlan.of(1, Fault.of(FaultKind.FRAME_LOST).on(MessageKind.ACTIVITY_FRAME)));
        VirtualEngine engine = engine(venue).runSeconds(5);
        venue.deposit(io.otrep.market.Money.parse("500 USD"));

        engine.runSeconds(1).reconciled();

        assertThat(engine.found()).containsExactly(Difference.Kind.MISSED_ACTIVITY);
        assertThat(engine.books()).isEqualTo(engine.truth());
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void answerFromThePastIsNoMismatch() {
        VirtualEngine engine = engine(venue()).runSeconds(5);
        engine.buy(50, "10.01");
        engine.runSeconds(5);
        AtomicInteger asked = new AtomicInteger();
        engine.<List<Position>>twist("positions", now -> asked.incrementAndGet() == 1 ? List.of() : now);

        engine.reconciled();

        assertThat(asked).hasValueGreaterThan(1);
        assertThat(engine.lastReport().isClean()).isTrue();
        assertThat(engine.held(Position.EXTERNAL)).isEqualTo("0");
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void answersOlderThanWhatTheStreamSaidUndoNothing() {
        VenueSim venue =
                VirtualEngine.venue(VenueRules.builder().visibilityDelay(Duration.ofSeconds(3)), FaultPlan.none());
        VirtualEngine engine = engine(venue).runSeconds(15);
        ClientOrderId filled = engine.buy(50, "10.01");
        ClientOrderId canceled = engine.buy(10, "9.00");
        engine.run(Duration.ofMillis(100)).core.cancel(canceled);
        engine.run(Duration.ofMillis(100));

        engine.reconciled();

        assertThat(engine.order(filled).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(engine.order(canceled).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.lastReport().isClean()).isTrue();
        assertThat(engine.books()).isEqualTo(engine.truth());
    }

    // Orders of others.

    @Test
    void orderOfSomebodyElseIsCountedFollowedAndNeverTouched() {
        VenueSim venue = venue();
        VirtualEngine engine = engine(venue).runSeconds(5);
        ClientOrderId theirs = ClientOrderId.external(venue.externalOrder(limit(Side.BUY, 30, "9.00")));

        engine.reconciled();

        assertThat(engine.found()).containsExactly(Difference.Kind.EXTERNAL_ORDER);
        assertThat(engine.core.book().workingBuy(0)).isEqualTo(30);
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.ACTIVE);
        assertThatThrownBy(() -> engine.core.cancel(theirs)).hasMessageContaining("never touches");
        engine.core.cancelEntries();
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
        venue.fill(theirs, Decimal.of(10));
        engine.reconciled();
        assertThat(engine.core.book().workingBuy(0)).isEqualTo(20);
        assertThat(engine.books()).isEqualTo(engine.truth());
        venue.cancelByVenue(theirs, "by its owner");
        engine.reconciled();
        assertThat(engine.core.book().workingBuy(0)).isZero();
    }

    @Test
    void whatIsTakenOverBelongsToTheHost() {
        VenueSim venue = venue();
        venue.externalOrder(limit(Side.BUY, 40, "10.01"));
        ClientOrderId working = ClientOrderId.external(venue.externalOrder(limit(Side.BUY, 30, "9.00")));
        venue.advance(Duration.ofMinutes(1));

        VirtualEngine engine =
                new VirtualEngine(venue, VirtualEngine.options(MismatchPolicy.REDUCING, true)).runSeconds(5);

        assertThat(engine.held("host")).isEqualTo("40");
        assertThat(engine.held(Position.EXTERNAL)).isEqualTo("0");
        engine.core.cancel(working);
        engine.runSeconds(5);
        assertThat(venue.truth().openOrders()).isEmpty();
        assertThat(engine.reconciled().lastReport().isClean()).isTrue();
    }

    @Test
    void orderOfAnotherEngineStopsThisOne() {
        VenueSim venue = venue();
        VirtualEngine other = new VirtualEngine(venue, "other", VirtualEngine.options(MismatchPolicy.REDUCING, false));
        other.runSeconds(5).buy(30, "9.00");
        other.runSeconds(5);

        VirtualEngine engine = engine(venue).runSeconds(5);

        assertThat(engine.found()).contains(Difference.Kind.FOREIGN_ENGINE);
        assertThat(engine.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(engine.latch.reason(ControlScope.engine())).contains("was made by another engine");
    }

    @Test
    void confirmedOrderThatTheVenueForgetsStaysReserved() {
        VirtualEngine engine = engine(venue()).runSeconds(5);
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(5);
        engine.twist("openOrders", any -> List.of());
        engine.twist("order", any -> java.util.Optional.empty());

        engine.reconciled();

        assertThat(engine.everFound()).containsExactly(Difference.Kind.OPENED, Difference.Kind.ORDER_LOST);
        assertThat(engine.latch.state(ROUTE)).isEqualTo(TradingState.REDUCING);
        assertThat(engine.core.workingOrders()).allMatch(order -> order.isUnknown());
        assertThat(engine.core.book().workingBuy(0)).isEqualTo(50);
        engine.twists.clear();
        engine.runSeconds(120);
        assertThat(engine.core.workingOrders()).extracting(order -> order.id()).containsExactly(id);
        assertThat(engine.core.workingOrders()).noneMatch(order -> order.isUnknown());
    }

    @Test
    void venueIsAskedEveryFiveMinutes() {
        VirtualEngine engine = engine(venue());

        engine.runSeconds(16 * 60);

        List<ReconcileTrigger> triggers = new ArrayList<>();
        engine.reports.forEach(report -> triggers.add(report.trigger()));
        assertThat(triggers)
                .containsExactly(
                        ReconcileTrigger.START,
                        ReconcileTrigger.PERIODIC,
                        ReconcileTrigger.PERIODIC,
                        ReconcileTrigger.PERIODIC);
        assertThat(engine.reports.subList(1, 4)).allMatch(Reconciliation::isClean);
    }
}
