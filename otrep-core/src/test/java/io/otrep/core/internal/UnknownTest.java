package io.otrep.core.internal;

import static io.otrep.core.internal.VirtualEngine.ABC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.core.reconcile.Proof;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.venue.sim.DuplicateIds;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueRulesBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnknownTest {
    private static final Fault NO_ORDER_FRAMES = Fault.of(FaultKind.FRAME_LOST).on(MessageKind.ORDER_FRAME);

    /** A venue that neither dedupes nor ends the time of a request. */
    private static VenueRulesBuilder silent() {
        return VenueRules.builder().numberedFrames(false).duplicateIds(DuplicateIds.TAKEN);
    }

    private static VirtualEngine engine(VenueRulesBuilder rules, FaultPlan plan) {
        return new VirtualEngine(
                        VirtualEngine.venue(rules, plan), VirtualEngine.options(MismatchPolicy.REDUCING, false))
                .runSeconds(20);
    }

    private static FaultPlan submits(FaultKind kind, Fault... more) {
        return FaultPlan.of(1, more).script(MessageKind.SUBMIT, 1, Fault.of(kind));
    }

    private static double reserved(VirtualEngine engine) {
        return engine.core.book().workingBuy(0);
    }

    // Submits.

    @Test
    void submitWhoseDeadlineHasPassedAndThatNothingShowsIsProvenAbsent() {
        VirtualEngine engine = engine(
                silent().deadline(Duration.ofSeconds(8)).visibilityDelay(Duration.ofSeconds(2)),
                submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(5 + 8);
        assertThat(reserved(engine)).isEqualTo(50);
        assertThat(engine.order(id).isUnknown()).isTrue();

        engine.runSeconds(15);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.NOT_SENT);
        assertThat(reserved(engine)).isZero();
        assertThat(engine.proven()).containsExactly(Proof.Kind.ABSENT);
        assertThat(engine.proofs.get(0).text())
                .contains("the venue takes nothing later than PT8S after and shows it within PT2S")
                .contains("neither open nor closed orders nor activities nor a query by its id show it");
        assertThat(engine.everFound()).containsExactly(Difference.Kind.OPENED, Difference.Kind.NOT_SENT);
        assertThat(engine.latch.state(ControlScope.route("sim"))).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void submitThatCanNeitherBeProvenAbsentNorResentAgesAndAlertsWithDoublingPauses() {
        VirtualEngine engine = engine(silent(), submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");

        engine.runSeconds(5 + 160);

        assertThat(engine.order(id).isUnknown()).isTrue();
        assertThat(reserved(engine)).isEqualTo(50);
        assertThat(engine.anomalies)
                .filteredOn(text -> text.startsWith("unknown for"))
                .extracting(text -> text.substring(0, text.indexOf(',')))
                .containsExactly(
                        "unknown for PT10S", "unknown for PT30S", "unknown for PT1M10S", "unknown for PT2M30S");
        assertThat(engine.venue.truth().orders()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REPLY_LOST", "SERVER_ERROR_AFTER", "CUT_AFTER_SEND"})
    void submitThatArrivedIsFoundByItsId(FaultKind kind) {
        VirtualEngine engine = engine(
                silent().visibilityDelay(Duration.ofSeconds(3)).deadline(Duration.ofSeconds(8)),
                submits(kind, NO_ORDER_FRAMES));
        ClientOrderId id = engine.buy(50, "9.00");

        engine.runSeconds(40);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(engine.proven()).containsExactly(Proof.Kind.FOUND);
        assertThat(engine.venue.truth().acceptedCount(id)).isEqualTo(1);
        assertThat(engine.everFound()).containsExactly(Difference.Kind.OPENED, Difference.Kind.ORDER_STATUS);
    }

    @Test
    void submitThatArrivedAndHasEndedIsFoundEnded() {
        VirtualEngine engine = engine(
                silent(),
                submits(
                        FaultKind.REPLY_LOST,
                        NO_ORDER_FRAMES,
                        Fault.of(FaultKind.FRAME_LOST).on(MessageKind.ACTIVITY_FRAME)));
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(1);
        engine.venue.fill(id, Decimal.of(20));
        engine.venue.cancelByVenue(id, "by the venue");

        engine.runSeconds(20);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.order(id).filledQuantity()).isEqualTo(Decimal.of(20));
        assertThat(engine.books()).isEqualTo(engine.truth());
    }

    @ParameterizedTest
    @EnumSource(
            value = DuplicateIds.class,
            names = {"TAKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void submitIsResentOnceWhereTheVenueDedupes(DuplicateIds duplicates) {
        VirtualEngine engine = engine(
                silent().duplicateIds(duplicates).visibilityDelay(Duration.ofSeconds(2)),
                submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");

        engine.runSeconds(40);

        assertThat(engine.proven()).contains(Proof.Kind.RESENT);
        assertThat(engine.proven().stream().filter(Proof.Kind.RESENT::equals)).hasSize(1);
        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(engine.venue.truth().acceptedCount(id)).isEqualTo(1);
    }

    @Test
    void nothingIsResentAfterItsCancelOrWhileTradingIsStopped() {
        VirtualEngine canceled = engine(silent().duplicateIds(DuplicateIds.REFUSED), submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = canceled.buy(50, "9.00");
        canceled.core.cancel(id);
        VirtualEngine stopped = engine(silent().duplicateIds(DuplicateIds.REFUSED), submits(FaultKind.REQUEST_LOST));
        stopped.buy(50, "9.00");
        stopped.latch.trip(ControlScope.engine(), TradingState.REDUCING, "by hand");

        canceled.runSeconds(60);
        stopped.runSeconds(60);

        assertThat(canceled.proven()).doesNotContain(Proof.Kind.RESENT);
        assertThat(stopped.proven()).doesNotContain(Proof.Kind.RESENT);
        assertThat(canceled.venue.truth().orders()).isEmpty();
        assertThat(stopped.venue.truth().orders()).isEmpty();
    }

    @Test
    void requestThatIsLateIsNotRejectedForItsResend() {
        VirtualEngine engine = engine(
                silent().duplicateIds(DuplicateIds.REFUSED),
                FaultPlan.of(1)
                        .script(
                                MessageKind.SUBMIT,
                                1,
                                Fault.of(FaultKind.REQUEST_DELAYED).lasting(Duration.ofSeconds(6))));
        ClientOrderId id = engine.buy(50, "9.00");

        engine.runSeconds(60);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(engine.venue.truth().acceptedCount(id)).isEqualTo(1);
        assertThat(engine.order(id).isUnknown()).isFalse();
    }

    @Test
    void silenceMakesASubmitUnknownByItself() {
        VirtualEngine engine = engine(silent().timeout(Duration.ofHours(1)), submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(9);
        assertThat(engine.core.workingOrders()).noneMatch(Order::isUnknown);

        engine.runSeconds(2);

        assertThat(engine.order(id).isUnknown()).isTrue();
        assertThat(engine.proven()).startsWith(Proof.Kind.DOUBTED);
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void otherTermsUnderOurIdStopTheEngine() {
        VirtualEngine engine = engine(silent(), submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");
        OrderRequest other = OrderRequest.limit(ABC, Side.BUY, Decimal.of(51), Decimal.parse("9.00"))
                .build();
        Order shown = Order.builder(
                        OrderIntent.builder(id, "x", 0, engine.nowNanos(), other)
                                .build(),
                        OrderStatus.ACCEPTED)
                .build();
        engine.twist("order", any -> Optional.of(shown));

        engine.runSeconds(10);

        assertThat(engine.proven()).contains(Proof.Kind.MISMATCHED);
        assertThat(engine.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void orderThatTheVenueTookLongBeforeTheDecisionIsNotOurs() {
        VirtualEngine engine = engine(silent(), submits(FaultKind.REQUEST_LOST));
        ClientOrderId id = engine.buy(50, "9.00");
        OrderRequest same = OrderRequest.limit(ABC, Side.BUY, Decimal.of(50), Decimal.parse("9.00"))
                .build();
        long before = engine.nowNanos() - 6_000_000_000L;
        engine.twist(
                "order",
                any -> Optional.of(Order.builder(
                                OrderIntent.builder(id, "x", 0, before, same).build(), OrderStatus.ACCEPTED)
                        .build()));

        engine.runSeconds(10);

        assertThat(engine.proven()).contains(Proof.Kind.MISMATCHED);
        assertThat(engine.latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    // Cancels and replaces.

    @Test
    void cancelThatDidNotArriveIsAskedForAgain() {
        VirtualEngine engine =
                engine(silent(), FaultPlan.of(1).script(MessageKind.CANCEL, 1, Fault.of(FaultKind.REQUEST_LOST)));
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(1).core.cancel(id);
        engine.runSeconds(3);
        assertThat(reserved(engine)).isEqualTo(50);

        engine.runSeconds(20);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.proven()).contains(Proof.Kind.CANCELED_AGAIN);
    }

    @Test
    void cancelThatArrivedIsFoundEnded() {
        VirtualEngine engine = engine(
                silent(),
                FaultPlan.of(1, NO_ORDER_FRAMES.between(Duration.ofSeconds(21), Duration.ofHours(1)))
                        .script(MessageKind.CANCEL, 1, Fault.of(FaultKind.REPLY_LOST)));
        ClientOrderId id = engine.buy(50, "9.00");
        engine.runSeconds(2).core.cancel(id);

        engine.runSeconds(20);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.proven()).doesNotContain(Proof.Kind.CANCELED_AGAIN);
    }

    private static OrderRequest buy(int quantity) {
        return OrderRequest.limit(ABC, Side.BUY, Decimal.of(quantity), Decimal.parse("9.00"))
                .build();
    }

    @Test
    void replaceThatArrivedIsFoundByItsTerms() {
        VirtualEngine engine = engine(
                silent(),
                FaultPlan.of(1, NO_ORDER_FRAMES.between(Duration.ofSeconds(21), Duration.ofHours(1)))
                        .script(MessageKind.REPLACE, 1, Fault.of(FaultKind.REPLY_LOST)));
        ClientOrderId id = engine.hand().submit(buy(50));
        engine.runSeconds(2);
        engine.hand().replace(id, buy(30));
        engine.runSeconds(2);
        assertThat(reserved(engine)).isEqualTo(50);

        engine.runSeconds(20);

        assertThat(engine.proven()).contains(Proof.Kind.TERMS_SETTLED);
        assertThat(engine.order(id).terms().quantity()).isEqualTo(Decimal.of(30));
        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(reserved(engine)).isEqualTo(30);
    }

    @Test
    void replaceThatIsLostIsRefusedOnceItsDeadlineHasPassed() {
        VirtualEngine engine = engine(
                silent().deadline(Duration.ofSeconds(8)),
                FaultPlan.of(1).script(MessageKind.REPLACE, 1, Fault.of(FaultKind.REQUEST_LOST)));
        ClientOrderId id = engine.hand().submit(buy(50));
        engine.runSeconds(2);
        engine.hand().replace(id, buy(80));
        engine.runSeconds(10);
        assertThat(reserved(engine)).isEqualTo(80);

        engine.runSeconds(20);

        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(engine.order(id).terms().quantity()).isEqualTo(Decimal.of(50));
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void replaceInFlightBesideOneThatIsNotKnownIsDoubtedToo() {
        VirtualEngine engine = engine(
                silent().deadline(Duration.ofSeconds(8)),
                FaultPlan.of(1)
                        .script(MessageKind.REPLACE, 1, Fault.of(FaultKind.REQUEST_LOST))
                        .script(MessageKind.REPLACE, 2, Fault.of(FaultKind.REQUEST_LOST)));
        ClientOrderId id = engine.hand().submit(buy(50));
        engine.runSeconds(2);
        engine.hand().replace(id, buy(80));
        engine.hand().replace(id, buy(90));
        engine.runSeconds(2);
        assertThat(reserved(engine)).isEqualTo(90);

        engine.runSeconds(60);

        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void venueIsAskedWhichOfTheTermsItNamedAtOneTimeHold() {
        VirtualEngine engine = engine(silent(), FaultPlan.none());
        ClientOrderId id = engine.hand().submit(buy(50));
        engine.runSeconds(2);
        long venueNanos = engine.nowNanos();
        for (int quantity : List.of(80, 50)) {
            engine.onOrder(OrderEvent.builder(id, OrderEventKind.REPLACE, venueNanos)
                    .terms(buy(quantity))
                    .build());
        }
        engine.runSeconds(0);
        assertThat(reserved(engine)).isEqualTo(80);

        engine.runSeconds(20);

        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(engine.order(id).terms().quantity()).isEqualTo(Decimal.of(50));
        assertThat(reserved(engine)).isEqualTo(50);
    }

    // The operator.

    private VirtualEngine withUnknown() {
        VirtualEngine engine = engine(silent(), submits(FaultKind.REQUEST_LOST));
        engine.buy(50, "9.00");
        return engine.runSeconds(20);
    }

    @Test
    void operatorWhoStatesThatItNeverExistedReleasesIt() {
        VirtualEngine engine = withUnknown();
        ClientOrderId id = engine.core.workingOrders().get(0).id();

        engine.core.resolve(id, Evidence.neverExisted(), "ada");
        engine.runSeconds(5);

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.NOT_SENT);
        assertThat(reserved(engine)).isZero();
        Proof proof = engine.proofs.get(engine.proofs.size() - 1);
        assertThat(proof.kind()).isEqualTo(Proof.Kind.RESOLVED);
        assertThat(proof.by()).isEqualTo("ada");
        assertThat(proof.text()).contains("ada states that it never existed; before: ");
        assertThatThrownBy(() -> engine.core.resolve(id, Evidence.neverExisted(), "ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not unknown");
    }

    @Test
    void operatorWhoStatesThatItIsOpenSettlesTheSubmit() {
        VirtualEngine engine = withUnknown();
        ClientOrderId id = engine.core.workingOrders().get(0).id();

        engine.core.resolve(id, Evidence.isOpen(VenueOrderId.of("x-1")), "ada");

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(engine.order(id).venueOrderIds()).containsExactly(VenueOrderId.of("x-1"));
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void operatorWhoStatesThatItIsOpenLeavesItToTheVenueWhichTermsHold() {
        VirtualEngine engine = engine(
                silent(),
                FaultPlan.of(1)
                        .script(MessageKind.REPLACE, 1, Fault.of(FaultKind.REQUEST_LOST))
                        .script(MessageKind.REPLACE, 2, Fault.of(FaultKind.REQUEST_LOST)));
        ClientOrderId id = engine.hand().submit(buy(50));
        engine.runSeconds(2);
        engine.hand().replace(id, buy(80));
        engine.hand().replace(id, buy(90));
        engine.runSeconds(300);
        assertThat(engine.order(id).isUnknown()).isTrue();

        engine.core.resolve(id, Evidence.isOpen(VenueOrderId.of("sim-1")), "ada");

        assertThat(reserved(engine)).isEqualTo(90);
        engine.runSeconds(20);
        assertThat(engine.order(id).isUnknown()).isFalse();
        assertThat(engine.order(id).terms().quantity()).isEqualTo(Decimal.of(50));
        assertThat(reserved(engine)).isEqualTo(50);
    }

    @Test
    void operatorWhoStatesHowItEndedHasItBooked() {
        VirtualEngine engine = withUnknown();
        ClientOrderId id = engine.core.workingOrders().get(0).id();

        engine.core.resolve(id, Evidence.ended(Decimal.of(20), Decimal.parse("8.99")), "ada");

        assertThat(engine.order(id).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(engine.held("host")).isEqualTo("20");
        assertThat(engine.cash()).isEqualTo("99820.2");
        assertThat(reserved(engine)).isZero();
    }

    @Test
    void operatorNeedsANameAndAnOrder() {
        VirtualEngine engine = withUnknown();
        ClientOrderId id = engine.core.workingOrders().get(0).id();

        assertThatThrownBy(() -> engine.core.resolve(id, Evidence.neverExisted(), " "))
                .hasMessageContaining("needs the name of an operator");
        assertThatThrownBy(() -> engine.core.resolve(ClientOrderId.of("none"), Evidence.neverExisted(), "ada"))
                .hasMessageContaining("no such order");
        assertThat(List.of(engine.order(id).status())).containsExactly(OrderStatus.PENDING_NEW);
    }
}
