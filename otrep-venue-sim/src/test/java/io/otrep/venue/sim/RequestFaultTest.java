package io.otrep.venue.sim;

import static io.otrep.venue.sim.MessageKind.CANCEL;
import static io.otrep.venue.sim.MessageKind.CANCEL_ALL;
import static io.otrep.venue.sim.MessageKind.REPLACE;
import static io.otrep.venue.sim.MessageKind.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.RejectReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What each fault of a request or its reply does, to the engine and to the truth. */
class RequestFaultTest {
    private static final ClientOrderId A = ClientOrderId.of("a");
    private static final VenueRulesBuilder QUIET = VenueRules.builder();

    @Test
    void cutBeforeSendIsNotSentAndReachesNobody() {
        Play play = submitUnder(Fault.of(FaultKind.CUT_BEFORE_SEND));

        assertThat(play.heard("a")).isEqualTo("NOT_SENT");
        assertThat(play.venue.truth().acceptedCount(A)).isZero();
    }

    @Test
    void lostRequestIsUnknownAfterTheTimeoutAndReachesNobody() {
        Play play = Play.of(FaultPlan.none().script(SUBMIT, 1, Fault.of(FaultKind.REQUEST_LOST)));
        play.submit("a", Play.buy("1", "9"));

        assertThat(play.run("4.9").heard("a")).isEmpty();
        assertThat(play.run("0.2").heard("a")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(play.venue.truth().acceptedCount(A)).isZero();
    }

    @Test
    void cutAfterSendIsUnknownAtOnceYetAccepted() {
        Play play = Play.of(FaultPlan.none().script(SUBMIT, 1, Fault.of(FaultKind.CUT_AFTER_SEND)));
        play.submit("a", Play.buy("1", "9"));

        play.run("0.002");

        assertThat(play.heard("a")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(play.run("9").heard("a")).isEqualTo("SUBMIT_UNKNOWN, ACCEPT");
        assertThat(play.venue.truth().acceptedCount(A)).isEqualTo(1);
    }

    @Test
    void lostReplyIsUnknownYetAccepted() {
        Play play = submitUnder(Fault.of(FaultKind.REPLY_LOST));

        assertThat(play.heard("a")).isEqualTo("ACCEPT, SUBMIT_UNKNOWN");
        assertThat(play.venue.truth().acceptedCount(A)).isEqualTo(1);
    }

    @Test
    void serverErrorIsUnknownWhetherItWasDoneOrNot() {
        Play not = submitUnder(Fault.of(FaultKind.SERVER_ERROR));
        Play done = submitUnder(Fault.of(FaultKind.SERVER_ERROR_AFTER));

        assertThat(not.heard("a")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(not.venue.truth().acceptedCount(A)).isZero();
        assertThat(done.heard("a")).isEqualTo("SUBMIT_UNKNOWN, ACCEPT");
        assertThat(done.venue.truth().acceptedCount(A)).isEqualTo(1);
    }

    @Test
    void lateRequestIsTakenAfterTheTimeout() {
        Play play = Play.of(FaultPlan.none()
                .script(SUBMIT, 1, Fault.of(FaultKind.REQUEST_DELAYED).lasting(Duration.ofSeconds(8))));
        play.submit("a", Play.buy("1", "9"));

        assertThat(play.run("7").heard("a")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(play.venue.truth().acceptedCount(A)).isZero();
        assertThat(play.run("2").heard("a")).isEqualTo("SUBMIT_UNKNOWN, ACCEPT");
        assertThat(play.venue.truth().acceptedCount(A)).isEqualTo(1);
    }

    @Test
    void lateRequestIsRefusedAfterItsDeadline() {
        FaultPlan late = FaultPlan.none()
                .script(SUBMIT, 1, Fault.of(FaultKind.REQUEST_DELAYED).lasting(Duration.ofSeconds(3)));
        Play enforced = Play.of(QUIET.build().toBuilder().deadline(Duration.ofSeconds(2)), late);
        Play inTime = Play.of(QUIET.build().toBuilder().deadline(Duration.ofSeconds(4)), late);
        enforced.submit("a", Play.buy("1", "9"));
        inTime.submit("a", Play.buy("1", "9"));

        assertThat(enforced.run("9").heard("a")).isEqualTo("REJECT OTHER");
        assertThat(enforced.venue.truth().acceptedCount(A)).isZero();
        assertThat(inTime.run("9").heard("a")).isEqualTo("ACCEPT, ACCEPT");
    }

    @Test
    void lateReplyIsHeardBeforeTheTimeoutOnly() {
        Play early = submitUnder(Fault.of(FaultKind.REPLY_DELAYED).lasting(Duration.ofSeconds(4)));
        Play late = submitUnder(Fault.of(FaultKind.REPLY_DELAYED).lasting(Duration.ofSeconds(8)));

        assertThat(early.heard("a")).isEqualTo("ACCEPT, ACCEPT");
        assertThat(late.heard("a")).isEqualTo("ACCEPT, SUBMIT_UNKNOWN");
        assertThat(late.venue.trace()).anyMatch(line -> line.contains("reply came too late"));
    }

    @Test
    void repeatedReplyIsHeardTwice() {
        assertThat(submitUnder(Fault.of(FaultKind.REPLY_DUPLICATED)).heard("a")).isEqualTo("ACCEPT, ACCEPT, ACCEPT");
    }

    @Test
    void overtakenRequestArrivesAfterTheNext() {
        Play play = Play.of(FaultPlan.none()
                .script(SUBMIT, 1, Fault.of(FaultKind.REQUEST_OVERTAKEN).lasting(Duration.ofSeconds(2))));
        play.submit("a", Play.buy("1", "9"));
        play.run("0.5");
        play.submit("b", Play.buy("1", "9"));

        play.run("0.1");

        assertThat(play.venue.truth().acceptedCounts().keySet())
                .containsExactly(ClientOrderId.of("b"), ClientOrderId.of("a"));
    }

    @Test
    void repeatedRequestMakesOneOrderWhereTheVenueLooksAtIds() {
        Fault twice = Fault.of(FaultKind.REQUEST_DUPLICATED);

        for (DuplicateIds ids : DuplicateIds.values()) {
            Play play = Play.of(
                    QUIET.build().toBuilder().duplicateIds(ids),
                    FaultPlan.none().script(SUBMIT, 1, twice));
            play.submit("a", Play.buy("1", "9"));
            assertThat(play.run("9").heard("a")).as("%s", ids).isEqualTo("ACCEPT, ACCEPT");
            assertThat(play.venue.truth().acceptedCount(A)).as("%s", ids).isEqualTo(1);
        }
    }

    @Test
    void repeatedReplaceUndoesNoLaterOne() {
        Fault twice = Fault.of(FaultKind.REQUEST_DUPLICATED).lasting(Duration.ofSeconds(2));
        Play play = Play.of(FaultPlan.none().script(REPLACE, 1, twice));
        play.submit("a", Play.buy("30", "9"));
        play.run("1");
        play.broker.replace(play.intent("a", Play.buy("20", "9")), null);
        play.run("1");
        play.broker.replace(play.intent("a", Play.buy("10", "9")), null);

        play.run("5");

        assertThat(play.venue.truth().leaves(A)).isEqualTo(Decimal.of(10));
    }

    @Test
    void secondSubmitMakesASecondOrderWhereTheVenueDoesNotLookAtIds() {
        assertThat(submitTwice(DuplicateIds.TAKEN).heard("a")).isEqualTo("ACCEPT, ACCEPT, ACCEPT, ACCEPT");
        assertThat(submitTwice(DuplicateIds.TAKEN).venue.truth().acceptedCount(A))
                .isEqualTo(2);
        assertThat(submitTwice(DuplicateIds.TAKEN).venue.truth().duplicates()).containsExactly(A);
    }

    @Test
    void secondSubmitIsRefusedOrAnsweredWhereTheVenueLooksAtIds() {
        assertThat(submitTwice(DuplicateIds.REFUSED).heard("a")).isEqualTo("ACCEPT, ACCEPT, REJECT DUPLICATE_ID");
        assertThat(submitTwice(DuplicateIds.REFUSED).venue.truth().duplicates()).isEmpty();
        assertThat(submitTwice(DuplicateIds.ANSWERED).heard("a")).isEqualTo("ACCEPT, ACCEPT, ACCEPT");
        assertThat(submitTwice(DuplicateIds.ANSWERED).venue.truth().acceptedCount(A))
                .isEqualTo(1);
    }

    @Test
    void refusalAndRateLimitMakeNoOrder() {
        Play refused = submitUnder(Fault.refused(RejectReason.INSUFFICIENT_FUNDS));
        Play limited = submitUnder(Fault.of(FaultKind.RATE_LIMITED));

        assertThat(refused.heard("a")).isEqualTo("REJECT INSUFFICIENT_FUNDS");
        assertThat(limited.heard("a")).isEqualTo("REJECT RATE_LIMIT");
        assertThat(limited.venue.truth().orders()).isEmpty();
    }

    @Test
    void cancelBeyondTheRateLimitIsUnknownSoThatItIsAskedForAgain() {
        Play play = cancelUnder(Fault.of(FaultKind.RATE_LIMITED).on(CANCEL));

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL_UNKNOWN RATE_LIMIT");
        assertThat(play.venue.truth().openOrders()).hasSize(1);
    }

    @Test
    void cancelIsUnknownInTheSameWays() {
        for (FaultKind kind :
                new FaultKind[] {FaultKind.CUT_BEFORE_SEND, FaultKind.REQUEST_LOST, FaultKind.SERVER_ERROR}) {
            Play play = cancelUnder(Fault.of(kind).on(CANCEL));
            assertThat(play.heard("a")).as("%s", kind).isEqualTo("ACCEPT, ACCEPT, CANCEL_UNKNOWN");
            assertThat(play.venue.truth().openOrders()).as("%s", kind).hasSize(1);
        }
        Play lost = cancelUnder(Fault.of(FaultKind.REPLY_LOST).on(CANCEL));
        assertThat(lost.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL, CANCEL_UNKNOWN");
        assertThat(lost.venue.truth().openOrders()).isEmpty();
    }

    @Test
    void replaceIsUnknownInTheSameWays() {
        Play play = Play.of(FaultPlan.of(1, Fault.of(FaultKind.REPLY_LOST).on(REPLACE)));
        play.submit("a", Play.buy("10", "9"));
        play.run("1");

        play.broker.replace(play.intent("a", Play.buy("20", "9")), null);

        assertThat(play.run("9").heard("a")).isEqualTo("ACCEPT, ACCEPT, REPLACE, REPLACE_UNKNOWN");
    }

    @Test
    void lostCancelOfAllOrdersIsAGap() {
        Play play = Play.of(FaultPlan.of(1, Fault.of(FaultKind.REQUEST_LOST).on(CANCEL_ALL)));
        play.submit("a", Play.buy("10", "9"));
        play.run("1");

        play.broker.cancelAll();

        assertThat(play.run("9").told).contains("gap cancel of all orders: no answer in time");
        assertThat(play.venue.truth().openOrders()).hasSize(1);
    }

    @Test
    void scriptConcernsItsMessageOnly() {
        Play play = Play.of(FaultPlan.none()
                .script(
                        SUBMIT,
                        3,
                        Fault.of(FaultKind.REPLY_LOST),
                        Fault.fill("40").lasting(Duration.ofSeconds(2)),
                        Fault.of(FaultKind.STREAM_CUT).lasting(Duration.ofSeconds(10))));
        for (String id : new String[] {"a", "b", "c", "d"}) {
            play.submit(id, Play.buy("100", "9"));
        }

        play.run("6");

        assertThat(play.heard("a")).isEqualTo("ACCEPT");
        assertThat(play.heard("c")).isEqualTo("SUBMIT_UNKNOWN");
        assertThat(play.heard("d")).isEqualTo("ACCEPT");
        assertThat(play.told).contains("stream DOWN");
        assertThat(play.fills()).isEmpty();
        assertThat(play.venue.truth().fills())
                .singleElement()
                .satisfies(fill -> assertThat(fill.clientOrderId()).isEqualTo(ClientOrderId.of("c")));
        assertThat(play.run("9").told).endsWith("stream UP", "account");
    }

    private static Play submitUnder(Fault fault) {
        Play play = Play.of(FaultPlan.none().script(SUBMIT, 1, fault));
        play.submit("a", Play.buy("1", "9"));
        return play.run("20");
    }

    private static Play cancelUnder(Fault fault) {
        Play play = Play.of(FaultPlan.of(1, fault));
        play.submit("a", Play.buy("1", "9"));
        play.run("1");
        play.broker.cancel(A, null);
        return play.run("20");
    }

    private static Play submitTwice(DuplicateIds ids) {
        Play play = Play.of(QUIET.build().toBuilder().duplicateIds(ids), FaultPlan.none());
        play.submit("a", Play.buy("1", "9"));
        play.run("1");
        play.submit("a", Play.buy("1", "9"));
        return play.run("1");
    }
}
