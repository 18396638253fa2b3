package io.otrep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderRequestTest {
    static final Instrument AAPL = instrument("AAPL");
    static final Instrument MSFT = instrument("MSFT");
    private static final Decimal TEN = Decimal.of(10);
    private static final Decimal PRICE = Decimal.parse("187.25");
    private static final Instant FRIDAY = Instant.parse("2024-11-29T18:00:00Z");

    static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, "alpaca", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .tick("0.01")
                .step("1")
                .build();
    }

    static OrderRequest.Builder ofType(OrderType type) {
        OrderRequest.Builder builder =
                OrderRequest.builder(AAPL, Side.SELL, type).quantity(TEN);
        builder.limitPrice(type.hasLimitPrice() ? PRICE : null);
        builder.stopPrice(type.hasStopPrice() ? PRICE : null);
        return builder.trailAmount(type == OrderType.TRAILING_STOP ? Decimal.ONE : null);
    }

    /** Together they set every field to what is not its default. */
    static List<OrderRequest> everyField() {
        return List.of(
                OrderRequest.builder(AAPL, Side.BUY, OrderType.MARKET)
                        .notional(Decimal.of(2_500))
                        .protectionPrice(Decimal.of(190))
                        .timeInForce(TimeInForce.CLS)
                        .build(),
                OrderRequest.limit(AAPL, Side.SELL, TEN, PRICE)
                        .expireAt(FRIDAY)
                        .reduceOnly(true)
                        .postOnly(true)
                        .extendedHours(true)
                        .tag("exit")
                        .build(),
                ofType(OrderType.STOP_LIMIT).timeInForce(TimeInForce.GTC).build(),
                ofType(OrderType.TRAILING_STOP).stopPrice(Decimal.of(180)).build(),
                ofType(OrderType.TRAILING_STOP)
                        .trailAmount(null)
                        .trailPercent(Decimal.of(2))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void copyLosesNothing(OrderRequest request) {
        OrderRequest copy = request.toBuilder().build();

        assertThat(copy)
                .isNotSameAs(request)
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(request);
        assertThat(copy).isEqualTo(request).hasSameHashCodeAs(request).hasToString(request.toString());
    }

    @Test
    void anyOtherTermMakesAnotherRequest() {
        OrderRequest base = OrderRequest.limit(AAPL, Side.BUY, TEN, PRICE).build();
        List<UnaryOperator<OrderRequest.Builder>> changes = List.of(
                b -> b.quantity(Decimal.of(11)),
                b -> b.limitPrice(Decimal.of(187)),
                b -> b.timeInForce(TimeInForce.GTC),
                b -> b.expireAt(FRIDAY),
                b -> b.reduceOnly(true),
                b -> b.postOnly(true),
                b -> b.extendedHours(true),
                b -> b.tag("other"));
        List<OrderRequest> others = new ArrayList<>(everyField());

        changes.forEach(change -> others.add(change.apply(base.toBuilder()).build()));
        others.add(OrderRequest.limit(MSFT, Side.BUY, TEN, PRICE).build());
        others.add(OrderRequest.limit(AAPL, Side.SELL, TEN, PRICE).build());
        others.add(OrderRequest.stop(AAPL, Side.BUY, TEN, PRICE).build());

        assertThat(others).doesNotContain(base).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasItsPrices(OrderType type) {
        OrderRequest request = ofType(type).build();

        assertThat(request.limitPrice() != null).isEqualTo(type.hasLimitPrice());
        assertThat(Double.isNaN(request.limitPriceAsDouble())).isNotEqualTo(type.hasLimitPrice());
        assertThat(Double.isNaN(request.stopPriceAsDouble())).isNotEqualTo(type.hasStopPrice());
        assertThat(request.signedQuantity()).isEqualTo(-10);
        assertThat(request.timeInForce()).isEqualTo(TimeInForce.DAY);
    }

    @ParameterizedTest
    @EnumSource
    void priceOfAnotherTypeIsRefused(OrderType type) {
        OrderRequest.Builder wrong = ofType(type)
                .limitPrice(type.hasLimitPrice() ? null : PRICE)
                .protectionPrice(type == OrderType.MARKET ? null : PRICE);

        assertThatThrownBy(wrong::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("order SELL AAPL@alpaca " + type + ": ")
                .hasMessageContaining(type.hasLimitPrice() ? "limitPrice is required" : "limitPrice is not allowed");
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        OrderRequest.Builder broken = OrderRequest.builder(AAPL, Side.BUY, OrderType.STOP)
                .notional(Decimal.of(-1))
                .limitPrice(Decimal.ZERO)
                .protectionPrice(Decimal.of(-3))
                .trailAmount(Decimal.of(-4))
                .trailPercent(Decimal.of(100))
                .timeInForce(TimeInForce.GTD)
                .postOnly(true);

        assertThatThrownBy(broken::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order BUY AAPL@alpaca STOP: notional must be above 0, but was -1; notional needs MARKET; "
                        + "limitPrice must be above 0, but was 0; protectionPrice must be above 0, but was -3; "
                        + "limitPrice is not allowed; stopPrice is required; "
                        + "trailAmount must be above 0, but was -4; a trail needs TRAILING_STOP; "
                        + "trailPercent must be below 100, but was 100; GTD needs expireAt; "
                        + "postOnly needs LIMIT; protectionPrice is for MARKET");
    }

    @Test
    void termsThatContradictEachOtherAreRefused() {
        assertRefused(OrderRequest.market(AAPL, Side.BUY, TEN).notional(TEN), "exactly one of quantity and notional");
        assertRefused(OrderRequest.builder(AAPL, Side.BUY, OrderType.MARKET), "exactly one of quantity and notional");
        assertRefused(OrderRequest.market(AAPL, Side.BUY, Decimal.ZERO), "quantity must be above 0, but was 0");
        assertRefused(OrderRequest.market(AAPL, Side.BUY, TEN).stopPrice(PRICE), "stopPrice is not allowed");
        assertRefused(ofType(OrderType.TRAILING_STOP).trailAmount(null), "exactly one of trailAmount and trailPercent");
        assertRefused(ofType(OrderType.TRAILING_STOP).trailPercent(TEN), "exactly one of trailAmount and trailPercent");
        assertRefused(ofType(OrderType.LIMIT).postOnly(true).timeInForce(TimeInForce.IOC), "postOnly contradicts IOC");
        assertRefused(ofType(OrderType.LIMIT).postOnly(true).timeInForce(TimeInForce.FOK), "postOnly contradicts FOK");
        assertRefused(
                ofType(OrderType.LIMIT).expireAt(FRIDAY).timeInForce(TimeInForce.GTC),
                "expireAt needs GTD, but time in force is GTC");
    }

    @Test
    void endOfAnOrderCanBeTakenAway() {
        OrderRequest until = ofType(OrderType.LIMIT).expireAt(FRIDAY).build();

        OrderRequest forGood =
                until.toBuilder().expireAt(null).timeInForce(TimeInForce.GTC).build();

        assertThat(until.timeInForce()).isEqualTo(TimeInForce.GTD);
        assertThat(forGood.expireAt()).isEmpty();
        assertThat(forGood.timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void textSaysWhatIsAsked() {
        assertThat(everyField().get(0)).hasToString("BUY 2500 USD of AAPL@alpaca MARKET protection 190 CLS");
        assertThat(everyField().get(1))
                .hasToString("SELL 10 AAPL@alpaca LIMIT limit 187.25 GTD 2024-11-29T18:00:00Z reduce-only post-only"
                        + " extended-hours");
    }

    private static void assertRefused(OrderRequest.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
