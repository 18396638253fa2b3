package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import org.junit.jupiter.api.Test;

/** An order by value at a venue that counts value: done when the rest does not buy another step. */
class SpentNotionalTest {
    private static final Instrument SHARE = Bench.share("ABC");

    private static ManagedOrder working(int value) {
        OrderRequest request = OrderRequest.builder(SHARE, Side.BUY, OrderType.MARKET)
                .notional(Decimal.of(value))
                .build();
        OrderIntent intent = OrderIntent.builder(ClientOrderId.of("o-1"), "one", 0, 0, request)
                .build();
        ManagedOrder order = new ManagedOrder(intent, 0, null);
        order.apply(OrderEventKind.RELEASE, 0, 0);
        return order;
    }

    @Test
    void aRestThatBuysAnotherUnitKeepsItOpen() {
        ManagedOrder order = working(1000);

        order.execute("e1", 0, Decimal.of(9), Decimal.of(100));

        assertThat(order.isFullyExecuted()).isFalse();
    }

    @Test
    void aRestBelowAUnitEndsIt() {
        ManagedOrder order = working(1099);

        order.execute("e1", 0, Decimal.of(4), Decimal.of(100));
        order.execute("e2", 0, Decimal.of(6), Decimal.of(100));

        assertThat(order.isFullyExecuted()).isTrue();
        assertThat(order.isOverExecuted()).isFalse();
    }

    @Test
    void leavesAreEstimatedUntilItIsDone() {
        ManagedOrder order = working(1000);
        order.estimate(10);

        order.execute("e1", 0, Decimal.of(4), Decimal.of(100));

        assertThat(order.leaves()).isEqualTo(6);
    }
}
