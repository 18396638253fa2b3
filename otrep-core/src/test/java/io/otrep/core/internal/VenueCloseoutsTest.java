package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.VenueOrder;
import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import org.junit.jupiter.api.Test;

class VenueCloseoutsTest {
    private static final VenueOrderId CLOSEOUT = VenueOrderId.of("margin-1");

    /** 100 by an order of its own and 100 by the signal; 50 are closed out, of its own ones; half a signal then sells 50 more. */
    @Test
    void aRepeatedCloseoutIsTakenFromItsOwnerOnce() {
        CoreBench bench = new CoreBench();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.submit(OrderRequest.market(bar.instrument(), Side.BUY, Decimal.of(100))
                        .build());
            } else {
                context.signal(bar.instrument(), number == 1 ? 1 : 0.5);
            }
        }));
        bench.bar(100).accept().fill("100").bar(100).accept().fill("100");
        Fill closed = Fill.builder(
                        ActivityKey.of(CoreBench.ACCOUNT, "x1"),
                        bench.now(),
                        CoreBench.ABC,
                        Side.SELL,
                        Decimal.of(50),
                        Decimal.of(100))
                .venueOrderId(CLOSEOUT)
                .build();
        ActivityKey booking = ActivityKey.of(CoreBench.ACCOUNT, "call-1");
        bench.core().onVenue(new VenueOrder(booking, bench.now(), CoreBench.ABC, CLOSEOUT, "CALL"), bench.now());

        bench.core().onVenue(closed, bench.now());
        bench.core().onVenue(closed, bench.now());
        bench.bar(100);

        assertThat(bench.said()).containsExactly("BUY 100", "BUY 100", "SELL 50");
    }
}
