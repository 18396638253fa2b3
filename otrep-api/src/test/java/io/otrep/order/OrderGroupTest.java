package io.otrep.order;

import static io.otrep.order.OrderRequestTest.AAPL;
import static io.otrep.order.OrderRequestTest.MSFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Decimal;
import io.otrep.order.OrderGroup.Kind;
import io.otrep.order.OrderGroup.OcoMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderGroupTest {
    private static final Decimal TEN = Decimal.of(10);
    private static final OrderRequest ENTRY =
            OrderRequest.market(AAPL, Side.BUY, TEN).build();
    private static final OrderRequest STOP =
            OrderRequest.stop(AAPL, Side.SELL, TEN, Decimal.of(90)).build();
    private static final OrderRequest LIMIT =
            OrderRequest.limit(AAPL, Side.SELL, TEN, Decimal.of(110)).build();

    @Test
    void factoriesPutTheOrdersInPlace() {
        assertThat(OrderGroup.oco(STOP, LIMIT, OcoMode.REDUCE))
                .isEqualTo(new OrderGroup(Kind.OCO, OcoMode.REDUCE, List.of(STOP, LIMIT)));
        assertThat(OrderGroup.oto(ENTRY, STOP, LIMIT).requests()).containsExactly(ENTRY, STOP, LIMIT);
        assertThat(OrderGroup.bracket(ENTRY, STOP, LIMIT).requests()).containsExactly(ENTRY, STOP, LIMIT);
    }

    @Test
    void ordersAreCopied() {
        List<OrderRequest> requests = new ArrayList<>(List.of(STOP, LIMIT));
        OrderGroup group = new OrderGroup(Kind.OCO, OcoMode.CANCEL, requests);

        requests.clear();

        assertThat(group.requests()).containsExactly(STOP, LIMIT);
    }

    @Test
    void childOfAnotherInstrumentMayBeTriggered() {
        OrderRequest hedge = OrderRequest.market(MSFT, Side.SELL, TEN).build();

        assertThat(OrderGroup.oto(ENTRY, hedge).requests()).contains(hedge);
    }

    @Test
    void wrongNumberOfOrdersIsRefused() {
        assertRefused(Kind.OCO, List.of(STOP), "OCO group: needs 2 orders, but has 1");
        assertRefused(Kind.OCO, List.of(ENTRY, STOP, LIMIT), "OCO group: needs 2 orders, but has 3");
        assertRefused(Kind.OTO, List.of(ENTRY), "OTO group: needs 2 or more orders, but has 1");
        assertRefused(Kind.BRACKET, List.of(STOP, LIMIT), "BRACKET group: needs 3 orders, but has 2");
    }

    @Test
    void exitLargerThanItsEntryIsRefused() {
        OrderRequest larger = LIMIT.toBuilder().quantity(Decimal.of(11)).build();

        assertRefused(
                Kind.BRACKET,
                List.of(ENTRY, STOP, larger),
                "BRACKET group: an exit must not be larger than the entry of 10, but one is of 11");
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        OrderRequest other = OrderRequest.builder(MSFT, Side.BUY, OrderType.MARKET)
                .notional(TEN)
                .build();

        assertRefused(
                Kind.BRACKET,
                List.of(ENTRY, other, STOP),
                "BRACKET group: all orders must be of AAPL@alpaca, but one is of MSFT@alpaca; "
                        + "orders in a group need a quantity, but one is " + other + "; "
                        + "the first exit must be a stop, but is MARKET; the second exit must be a LIMIT, but is STOP; "
                        + "both exits must be on the same side; exits must be on the other side of the entry");
    }

    private static void assertRefused(Kind kind, List<OrderRequest> requests, String message) {
        assertThatThrownBy(() -> new OrderGroup(kind, OcoMode.CANCEL, requests))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
