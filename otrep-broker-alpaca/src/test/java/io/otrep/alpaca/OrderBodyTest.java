package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.ACME;
import static io.otrep.alpaca.Samples.COIN;
import static io.otrep.alpaca.Samples.decimal;
import static io.otrep.alpaca.Samples.intent;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderBodyTest {
    private static final OrderRequest ENTRY =
            OrderRequest.limit(ACME, Side.BUY, Decimal.of(8), decimal("20.10")).build();
    private static final OrderRequest STOP =
            OrderRequest.stop(ACME, Side.SELL, Decimal.of(8), decimal("19")).build();
    private static final OrderRequest PROFIT =
            OrderRequest.limit(ACME, Side.SELL, Decimal.of(8), decimal("22.5")).build();

    @Test
    void limitOrderStatesEveryTermAsText() {
        OrderRequest terms = OrderRequest.limit(ACME, Side.SELL, decimal("100"), decimal("1000.10"))
                .timeInForce(TimeInForce.GTC)
                .extendedHours(true)
                .build();

        assertThat(submit(terms))
                .isEqualTo(
                        "{\"client_order_id\":\"a-1\",\"symbol\":\"ACME\",\"side\":\"sell\",\"type\":\"limit\","
                                + "\"qty\":\"100\",\"time_in_force\":\"gtc\",\"extended_hours\":true,\"limit_price\":\"1000.1\"}");
    }

    @Test
    void notionalOrderHasNoQuantity() {
        OrderRequest terms = OrderRequest.builder(COIN, Side.BUY, OrderType.MARKET)
                .notional(decimal("25.5"))
                .timeInForce(TimeInForce.GTC)
                .build();

        assertThat(submit(terms))
                .contains("\"symbol\":\"COIN/USD\"", "\"notional\":\"25.5\"")
                .doesNotContain("qty");
    }

    @Test
    void trailingStopStatesItsTrailAndNoStopPrice() {
        OrderRequest amount = OrderRequest.builder(ACME, Side.SELL, OrderType.TRAILING_STOP)
                .quantity(Decimal.ONE)
                .trailAmount(decimal("0.35"))
                .build();
        OrderRequest percent = OrderRequest.builder(ACME, Side.SELL, OrderType.TRAILING_STOP)
                .quantity(Decimal.ONE)
                .trailPercent(decimal("2.5"))
                .build();

        assertThat(submit(amount)).contains("\"trail_price\":\"0.35\"").doesNotContain("trail_percent", "stop_price");
        assertThat(submit(percent)).contains("\"trail_percent\":\"2.5\"").doesNotContain("trail_price");
    }

    @Test
    void bracketCarriesBothExits() {
        String body = group(OrderGroup.bracket(ENTRY, STOP, PROFIT));

        assertThat(body)
                .contains("\"client_order_id\":\"g-0\"", "\"limit_price\":\"20.1\"", "\"order_class\":\"bracket\"")
                .contains("\"take_profit\":{\"limit_price\":\"22.5\"}", "\"stop_loss\":{\"stop_price\":\"19\"}");
    }

    @Test
    void ocoIsTheLimitOrderWithAStop() {
        String body = group(OrderGroup.oco(STOP, PROFIT, OrderGroup.OcoMode.REDUCE));

        assertThat(body)
                .contains("\"client_order_id\":\"g-1\"", "\"type\":\"limit\"", "\"order_class\":\"oco\"")
                .contains("\"take_profit\":{\"limit_price\":\"22.5\"}", "\"stop_loss\":{\"stop_price\":\"19\"}");
    }

    @Test
    void otoHasOneExit() {
        assertThat(group(OrderGroup.oto(ENTRY, STOP))).contains("stop_loss").doesNotContain("take_profit");
        assertThat(group(OrderGroup.oto(ENTRY, PROFIT))).contains("take_profit").doesNotContain("stop_loss");
    }

    @Test
    void groupsThatNoOrderClassHoldsHaveNoShape() {
        OrderRequest trailing = OrderRequest.builder(ACME, Side.SELL, OrderType.TRAILING_STOP)
                .quantity(Decimal.of(8))
                .trailAmount(Decimal.ONE)
                .build();
        OrderRequest more = STOP.toBuilder().quantity(Decimal.of(9)).build();
        OrderRequest again = PROFIT.toBuilder().limitPrice(decimal("18")).build();

        assertThat(GroupShape.of(OrderGroup.bracket(ENTRY, trailing, PROFIT))).isNull();
        assertThat(GroupShape.of(OrderGroup.oto(ENTRY, more))).isNull();
        assertThat(GroupShape.of(OrderGroup.oto(ENTRY, STOP, PROFIT))).isNull();
        assertThat(GroupShape.of(OrderGroup.oco(again, PROFIT, OrderGroup.OcoMode.REDUCE)))
                .isNull();
    }

    @Test
    void replaceStatesWhatChanges() {
        OrderRequest wanted = ENTRY.toBuilder().limitPrice(decimal("20.2")).build();

        String body = text(OrderBody.replace(ENTRY, wanted, Decimal.of(5), ClientOrderId.of("a-1~7")));

        assertThat(body).isEqualTo("{\"qty\":\"5\",\"limit_price\":\"20.2\",\"client_order_id\":\"a-1~7\"}");
    }

    @Test
    void replaceOfATrailNamesTheTrailAlone() {
        OrderRequest trailing = OrderRequest.builder(ACME, Side.SELL, OrderType.TRAILING_STOP)
                .quantity(Decimal.of(8))
                .trailPercent(decimal("1.5"))
                .build();

        assertThat(text(OrderBody.replace(null, trailing, null, null)))
                .isEqualTo("{\"time_in_force\":\"day\",\"trail\":\"1.5\"}");
    }

    @Test
    void whatNoRequestCanSayIsRefusedBeforeItLeaves() {
        OrderRequest dated = ENTRY.toBuilder()
                .expireAt(Instant.parse("2026-03-02T20:00:00Z"))
                .build();
        OrderRequest postOnly = ENTRY.toBuilder().postOnly(true).build();
        OrderRequest worst = OrderRequest.market(ACME, Side.BUY, Decimal.ONE)
                .protectionPrice(Decimal.TEN)
                .build();

        assertThat(Sendable.refusal(dated)).contains("DAY or GTC");
        assertThat(Sendable.refusal(postOnly)).contains("post-only");
        assertThat(Sendable.refusal(worst)).contains("LIMIT with IOC");
        assertThat(Sendable.refusal(ENTRY)).isNull();
    }

    private static String submit(OrderRequest terms) {
        return text(OrderBody.submit(intent("a-1", terms)));
    }

    private static String group(OrderGroup group) {
        List<OrderIntent> intents = IntStream.range(0, group.requests().size())
                .mapToObj(i -> intent("g-" + i, group.requests().get(i)))
                .toList();
        GroupShape shape = Objects.requireNonNull(GroupShape.of(group));
        return text(OrderBody.group(shape, group, intents));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
