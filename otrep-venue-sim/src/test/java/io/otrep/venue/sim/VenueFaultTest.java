package io.otrep.venue.sim;

import static io.otrep.venue.sim.MessageKind.ACTIVITY_FRAME;
import static io.otrep.venue.sim.MessageKind.CANCEL;
import static io.otrep.venue.sim.MessageKind.EXECUTION;
import static io.otrep.venue.sim.MessageKind.MARKET_FRAME;
import static io.otrep.venue.sim.MessageKind.ORDER_FRAME;
import static io.otrep.venue.sim.MessageKind.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each fault at the venue and on its streams does, to the engine and to the truth. */
class VenueFaultTest {
    private static final ClientOrderId A = ClientOrderId.of("a");

    @Test
    void lateFillComesAfterTheCancelThatItWonAgainst() {
        Play play = Play.of(
                FaultPlan.none().script(CANCEL, 1, Fault.of(FaultKind.LATE_FILL).lasting(Duration.ofSeconds(3))));
        play.submit("a", Play.buy("100", "9"));
        play.run("1");
        play.broker.cancel(A, null);

        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL, CANCEL");
        assertThat(play.venue.truth().position(Play.SHARE)).isEqualTo(Decimal.HUNDRED);
        assertThat(play.ask(play.broker.positions())).isEmpty();
        play.run("2");
        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL, CANCEL, FILL 100");
        assertThat(play.ask(play.broker.order(A)).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(play.ask(play.broker.positions())).hasSize(1);
    }

    @Test
    void partialFillIsTriedAgain() {
        Play play = Play.of(FaultPlan.none().script(EXECUTION, 1, Fault.of(FaultKind.PARTIAL_FILL)));
        play.submit("a", Play.buy("101"));

        play.run("0.5");
        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 50");
        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 50, FILL 51");
    }

    @Test
    void fillComesBeforeTheAcceptance() {
        Play play = Play.of(FaultPlan.none().script(SUBMIT, 1, Fault.of(FaultKind.FILL_BEFORE_ACCEPT)));
        play.submit("a", Play.buy("10"));

        play.run("3");

        assertThat(play.heard("a")).isEqualTo("FILL 10, ACCEPT, ACCEPT");
    }

    @Test
    void repeatedFillHasTheSameKey() {
        Play play = Play.of(FaultPlan.of(1, Fault.of(FaultKind.FRAME_DUPLICATED).on(ACTIVITY_FRAME)));
        play.submit("a", Play.buy("10"));

        play.run("3");

        assertThat(play.fills()).hasSize(2);
        assertThat(play.fills().get(0)).isEqualTo(play.fills().get(1));
        assertThat(play.venue.truth().fills()).hasSize(1);
    }

    @Test
    void bustTakesBackUnitsAndCashAndNotTheOrder() {
        Play play = Play.of(
                FaultPlan.none().script(EXECUTION, 1, Fault.of(FaultKind.BUST).lasting(Duration.ofSeconds(2))));
        play.submit("a", Play.buy("10"));
        play.run("1");
        assertThat(play.venue.truth().position(Play.SHARE)).isEqualTo(Decimal.TEN);

        play.run("2");

        FillCorrection bust = (FillCorrection) play.activities.get(1);
        assertThat(bust.isBust()).isTrue();
        assertThat(bust.key().family()).isEqualTo(play.fills().get(0).key().family());
        assertThat(play.venue.truth().positions()).isEmpty();
        assertThat(play.venue.truth().cash(Currency.USD)).isEqualTo(Decimal.of(100_000));
        Order order = play.venue.truth().order(A).orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.filledQuantity()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void correctionChangesThePrice() {
        Play play = Play.of(FaultPlan.none().script(EXECUTION, 1, Fault.of(FaultKind.CORRECTION)));
        play.submit("a", Play.buy("10"));

        play.run("3");

        FillCorrection correction = (FillCorrection) play.activities.get(1);
        Fill corrected = correction.corrected();
        assertThat(corrected).isNotNull();
        assertThat(corrected.price()).isEqualTo(Decimal.parse("10.02"));
        assertThat(play.venue.truth().cash(Currency.USD)).isEqualTo(Decimal.parse("99899.8"));
        assertThat(play.venue.truth().fills()).containsExactly(corrected);
    }

    @Test
    void executionThatIsTakenBackLeavesNoMoreToExecute() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10", "9"));
        play.run("1");
        ClientOrderId id = ClientOrderId.of("a");
        play.venue.fill(id, Decimal.of(4));
        play.run("1");

        play.venue.bust(play.fills().get(0).key().family());

        assertThat(play.venue.truth().order(id).orElseThrow().filledQuantity()).isEqualTo(Decimal.ZERO);
        assertThat(play.venue.truth().leaves(id)).isEqualTo(Decimal.of(6));
    }

    @Test
    void executionCanBeCorrectedAndThenTakenBackOnce() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10"));
        play.run("1");
        String family = play.fills().get(0).key().family();

        assertThat(play.venue.correct(family, Decimal.parse("10.10"))).isTrue();
        assertThat(play.venue.bust(family)).isTrue();
        assertThat(play.venue.bust(family)).isFalse();
        assertThat(play.venue.correct(family, Decimal.TEN)).isFalse();
        play.run("1");

        assertThat(play.activities)
                .extracting(activity -> activity.key().revision())
                .containsExactly(0, 1, 2);
        assertThat(play.venue.truth().cash(Currency.USD)).isEqualTo(Decimal.of(100_000));
    }

    @Test
    void lostFrameIsAGapWhenTheNextOneComes() {
        Play numbered = Play.of(FaultPlan.none().script(ORDER_FRAME, 1, Fault.of(FaultKind.FRAME_LOST)));
        Play silent = Play.of(
                VenueRules.builder().numberedFrames(false),
                FaultPlan.none().script(ORDER_FRAME, 1, Fault.of(FaultKind.FRAME_LOST)));
        numbered.submit("a", Play.buy("10"));
        silent.submit("a", Play.buy("10"));

        assertThat(numbered.run("1").told).containsExactly("a ACCEPT", "gap frames 1 to 1 are missing", "a FILL 10");
        assertThat(silent.run("1").told).containsExactly("a ACCEPT", "a FILL 10");
    }

    @Test
    void delayedFrameKeepsItsPlaceAndOvertakenOneDoesNot() {
        Play delayed = Play.of(FaultPlan.none().script(ORDER_FRAME, 1, Fault.of(FaultKind.FRAME_DELAYED)));
        Play overtaken = Play.of(FaultPlan.none().script(ORDER_FRAME, 1, Fault.of(FaultKind.FRAME_OVERTAKEN)));
        delayed.submit("a", Play.buy("10"));
        overtaken.submit("a", Play.buy("10"));

        assertThat(delayed.run("3").heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 10");
        assertThat(overtaken.run("3").heard("a")).isEqualTo("ACCEPT, FILL 10, ACCEPT");
    }

    @Test
    void whatIsSaidWhileTheStreamIsDownIsFoundByAsking() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10", "9.50"));
        play.run("1");
        play.broker.cutStream(Duration.ofSeconds(5));
        play.run("1");
        play.venue.market(Play.SHARE, "9.40", "9.42");
        play.run("1");
        assertThat(play.told).endsWith("stream DOWN");

        play.run("4");

        assertThat(play.told).endsWith("stream DOWN", "stream UP", "account");
        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT");
        assertThat(play.ask(play.broker.activities(Instant.EPOCH))).hasSize(2);
        assertThat(play.ask(play.broker.order(A)).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void openOrdersSurviveARestartOrExpire() {
        Play survive = Play.of(FaultPlan.none());
        Play expire = Play.of(VenueRules.builder().ordersSurviveRestart(false), FaultPlan.none());
        for (Play play : List.of(survive, expire)) {
            play.submit("a", Play.buy("10", "9"));
            play.run("1");
            play.venue.restart(Duration.ofSeconds(5));
            play.run("1");
            play.submit("b", Play.buy("10", "9"));
            play.broker.cancel(A, null);
            play.run("10");
            assertThat(play.heard("b")).isEqualTo("NOT_SENT");
            assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL_UNKNOWN");
            assertThat(play.told).contains("stream DOWN").endsWith("stream UP", "account");
        }

        assertThat(survive.ask(survive.broker.openOrders())).hasSize(1);
        assertThat(expire.ask(expire.broker.openOrders())).isEmpty();
        assertThat(expire.ask(expire.broker.closedOrders(Instant.EPOCH)))
                .extracting(Order::status)
                .containsExactly(OrderStatus.EXPIRED);
    }

    @Test
    void requestOnItsWayIsLostWhenTheVenueGoesDown() {
        Play play = Play.of(FaultPlan.none()
                .script(SUBMIT, 1, Fault.of(FaultKind.VENUE_RESTART).lasting(Duration.ofSeconds(2))));
        play.submit("a", Play.buy("10", "9"));

        play.run("10");

        assertThat(play.heard("a")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(play.venue.truth().acceptedCount(A)).isZero();
    }

    @Test
    void nothingIsExecutedWhileTheVenueIsDown() {
        Play play = Play.of(FaultPlan.none());
        play.submit("a", Play.buy("10", "9.50"));
        play.run("1");
        play.venue.restart(Duration.ofSeconds(5));
        play.venue.market(Play.SHARE, "9.40", "9.42");
        play.run("1");
        assertThat(play.venue.truth().fills()).isEmpty();

        play.run("5");

        assertThat(play.venue.truth().fills()).hasSize(1);
    }

    @Test
    void marketFramesAreStruckOnlyByName() {
        Play unnamed = Play.of(FaultPlan.of(1, Fault.of(FaultKind.FRAME_LOST)));
        Play named = Play.of(FaultPlan.of(1, Fault.of(FaultKind.FRAME_LOST).on(MARKET_FRAME)));
        for (Play play : List.of(unnamed, named)) {
            play.broker.subscribe(List.of(Play.SHARE));
            play.venue.market(Play.SHARE, "10", "10.02");
            play.run("1");
        }

        assertThat(unnamed.quotes).hasSize(2);
        assertThat(named.quotes).isEmpty();
    }
}
