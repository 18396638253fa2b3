package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final CoreBench bench = new CoreBench();
    private final List<ClientOrderId> ids = new ArrayList<>();

    private static OrderRequest sell(int quantity) {
        return OrderRequest.limit(CoreBench.ABC, Side.SELL, Decimal.of(quantity), Decimal.of(110))
                .build();
    }

    /** Submits 100, then asks for other quantities, one a bar; 0 asks for the end. */
    private void plays(int... quantities) {
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                ids.add(context.submit(sell(100)));
            } else if (quantities[number - 1] == 0) {
                context.cancel(ids.get(0));
            } else {
                context.replace(ids.get(0), sell(quantities[number - 1]));
            }
        }));
        bench.bar(100);
    }

    private Order order() {
        return bench.core().workingOrders().get(0);
    }

    /** The venue names terms that hold since so many seconds after now, by its clock. */
    private void replaced(int quantity, int seconds) {
        long venueNanos = bench.now() + seconds * 1_000_000_000L;
        OrderEvent event = OrderEvent.builder(ids.get(0), OrderEventKind.REPLACE, venueNanos)
                .terms(sell(quantity))
                .build();
        bench.core().onVenue(event, bench.now());
    }

    @Test
    void cancelOfAnUnknownSubmitLeavesItUnknown() {
        plays(0);
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN).bar(100);

        assertThat(order().pending()).isEqualTo(PendingRequest.CANCEL);
        assertThat(order().isUnknown()).isTrue();
        assertThat(bench.core().book().workingSell(0)).isEqualTo(100);
    }

    @Test
    void replaceOfAnUnknownSubmitLeavesItUnknown() {
        plays(50);
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN).bar(100);

        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        assertThat(order().isUnknown()).isTrue();
        assertThat(bench.core().book().workingSell(0)).isEqualTo(100);
    }

    @Test
    void cancelInFlightIsNotAskedTwiceWhileTheSubmitIsUnknown() {
        plays(0, 0);
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN).bar(100).bar(100);

        assertThat(bench.cancels).hasSize(1);
    }

    @Test
    void firstAnswerOfTwoReplacesLeavesTheOtherPending() {
        plays(300, 200);
        bench.accept().bar(100).bar(100);

        replaced(300, 1);

        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(300);
        replaced(300, 1);
        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        replaced(200, 2);
        assertThat(order().pending()).isEqualTo(PendingRequest.NONE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(200);
    }

    @Test
    void refusedReplaceLeavesTheReservationOfTheOther() {
        plays(50, 400);
        bench.accept().bar(100).bar(100);

        bench.event(bench.last(), OrderEventKind.REPLACE_REJECT);

        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(400);
    }

    @Test
    void refusalTakesAwayTheReplaceThatReservesLeast() {
        plays(400, 50);
        bench.accept().bar(100).bar(100);

        bench.event(bench.last(), OrderEventKind.REPLACE_REJECT);

        assertThat(bench.core().book().workingSell(0)).isEqualTo(400);
        replaced(50, 1); // the refusal was for the first
        assertThat(order().pending()).isEqualTo(PendingRequest.NONE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(50);
    }

    @Test
    void termsNamedAtOneTimeAreAllReservedUntilLaterOnesAreNamed() {
        plays(300, 200);
        bench.accept().bar(100).bar(100);

        replaced(200, 1);
        replaced(300, 1);
        replaced(200, 1);

        assertThat(order().isUnknown()).isTrue();
        assertThat(bench.core().book().workingSell(0)).isEqualTo(300);
        replaced(200, 2);
        assertThat(order().isUnknown()).isFalse();
        assertThat(bench.core().book().workingSell(0)).isEqualTo(200);
    }

    @Test
    void answerThatIsRepeatedAnswersNothingThatWasAskedLater() {
        plays(300, 200, 300);
        bench.accept().bar(100);
        replaced(300, 1);
        bench.bar(100);
        replaced(200, 2);
        bench.bar(100);
        assertThat(order().terms().quantity()).isEqualTo(Decimal.of(200));

        replaced(300, -119); // the first, again: two bars are two minutes

        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(300);
    }

    @Test
    void otherTermsOfThePastAnswerNothing() {
        plays(20, 30, 400);
        bench.accept().bar(100);
        replaced(20, 1);
        bench.bar(100);
        replaced(30, 2);
        bench.bar(100);

        replaced(20, -119);

        assertThat(order().pending()).isEqualTo(PendingRequest.REPLACE);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(400);
    }

    @Test
    void orderThatMayBeLargerIsNotDoneWhenItsOldTermsAre() {
        plays(300);
        bench.accept().bar(100);

        bench.fill(bench.last(), "100", "110");

        assertThat(order().status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(bench.core().book().workingSell(0)).isEqualTo(200);
        bench.event(bench.last(), OrderEventKind.REPLACE_REJECT);
        assertThat(bench.core().workingOrders()).isEmpty();
    }

    @Test
    void acceptSettlesTheSubmitAndNotTheCancel() {
        plays(0);
        bench.event(bench.last(), OrderEventKind.SUBMIT_UNKNOWN).bar(100);

        bench.accept();

        assertThat(order().isUnknown()).isFalse();
        assertThat(order().pending()).isEqualTo(PendingRequest.CANCEL);
    }

    @Test
    void duplicateIdIsNoRefusal() {
        plays();
        OrderEvent duplicate = OrderEvent.builder(ids.get(0), OrderEventKind.REJECT, bench.now())
                .reason(RejectReason.DUPLICATE_ID, "id in use")
                .build();

        bench.core().onVenue(duplicate, bench.now());

        assertThat(order().status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(order().isUnknown()).isTrue();
        bench.accept().core().onVenue(duplicate, bench.now());
        assertThat(order().status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order().isUnknown()).isFalse();
    }
}
