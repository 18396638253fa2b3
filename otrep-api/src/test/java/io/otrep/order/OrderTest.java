package io.otrep.order;

import static io.otrep.order.OrderRequestTest.AAPL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The intent, the order made of it, and what a venue says about it. */
class OrderTest {
    private static final ClientOrderId ID = ClientOrderId.of("m-7");
    private static final OrderRequest REQUEST =
            OrderRequest.limit(AAPL, Side.BUY, Decimal.of(10), Decimal.of(100)).build();
    private static final OrderRequest WIDER =
            REQUEST.toBuilder().quantity(Decimal.of(12)).build();
    private static final OrderIntent INTENT = OrderIntent.builder(ID, "momentum", 7, 1_000, REQUEST)
            .parentId(ClientOrderId.of("m-6"))
            .groupId("g-1")
            .replaced(WIDER)
            .build();

    @Test
    void copyOfAnEventLosesNothing() {
        OrderEvent event = OrderEvent.builder(ID, OrderEventKind.REPLACE, 5)
                .venueOrderId(VenueOrderId.of("v-1"))
                .cumulativeQuantity(Decimal.ONE)
                .terms(WIDER)
                .reason(RejectReason.OTHER, "words")
                .build();

        OrderEvent copy = event.toBuilder().build();

        assertThat(copy).hasNoNullFieldsOrProperties();
        assertThat(copy).isNotSameAs(event).isEqualTo(event).hasSameHashCodeAs(event);
        assertThat(copy).isNotEqualTo(event.toBuilder().terms(REQUEST).build());
        assertThat(copy).isNotEqualTo(event.toBuilder().reason(null, "words").build());
    }

    @Test
    void orderOfOthersIsNamedByItsVenueId() {
        ClientOrderId others = ClientOrderId.external(VenueOrderId.of("OABC-12"));

        assertThat(others).hasToString("venue:OABC-12");
        assertThat(others.isExternal()).isTrue();
        assertThat(ClientOrderId.external(VenueOrderId.of("v".repeat(128))).isExternal())
                .isTrue();
        assertThat(ID.isExternal()).isFalse();
    }

    @Test
    void copyOfAnIntentLosesNothing() {
        OrderIntent copy = INTENT.toBuilder().build();

        assertThat(copy).hasNoNullFieldsOrProperties();
        assertThat(copy).isNotSameAs(INTENT).usingRecursiveComparison().isEqualTo(INTENT);
        assertThat(copy).isEqualTo(INTENT).hasSameHashCodeAs(INTENT);
    }

    @Test
    void anythingElseMakesAnotherIntent() {
        List<OrderIntent> all = List.of(
                INTENT,
                INTENT.withRequest(WIDER),
                INTENT.toBuilder().parentId(null).build(),
                INTENT.toBuilder().groupId(null).build(),
                INTENT.toBuilder().replaced(null).build(),
                OrderIntent.builder(ClientOrderId.of("m-8"), "momentum", 7, 1_000, REQUEST)
                        .build(),
                OrderIntent.builder(ID, "reversion", 7, 1_000, REQUEST).build(),
                OrderIntent.builder(ID, "momentum", 8, 1_000, REQUEST).build(),
                OrderIntent.builder(ID, "momentum", 7, 1_001, REQUEST).build());

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void otherRequestKeepsTheRestOfTheIntent() {
        OrderIntent reduced = INTENT.withRequest(WIDER);

        assertThat(reduced.request()).isEqualTo(WIDER);
        assertThat(reduced).usingRecursiveComparison().ignoringFields("request").isEqualTo(INTENT);
    }

    @Test
    void replaceKeepsInstrumentAndSide() {
        OrderRequest sale = OrderRequest.limit(AAPL, Side.SELL, Decimal.of(10), Decimal.of(100))
                .build();

        assertThatThrownBy(() -> INTENT.withRequest(sale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a replace keeps instrument and side, but m-7 goes from");
        assertThatThrownBy(() ->
                        OrderIntent.builder(ID, "momentum", -1, 0, REQUEST).build())
                .hasMessage("sequence of m-7 must be at least 0, but was -1");
    }

    @Test
    void orderBeginsWithTheTermsOfItsIntent() {
        Order order = Order.builder(INTENT, OrderStatus.INITIALIZED).build();

        assertThat(order.id()).isEqualTo(ID);
        assertThat(order.terms()).isSameAs(REQUEST);
        assertThat(order.filledQuantity()).isEqualTo(Decimal.ZERO);
        assertThat(order.averagePrice()).isNaN();
        assertThat(order.pending()).isEqualTo(PendingRequest.NONE);
        assertThat(order.updatedAtNanos()).isEqualTo(1_000);
        assertThat(order.venueOrderIds()).isEmpty();
        assertThat(order.reason()).isNull();
    }

    @Test
    void orderKeepsWhatItWasGiven() {
        List<VenueOrderId> ids = new ArrayList<>(List.of(VenueOrderId.of("V1"), VenueOrderId.of("V2")));

        Order order = Order.builder(INTENT, OrderStatus.ACCEPTED)
                .terms(WIDER)
                .pending(PendingRequest.CANCEL, true)
                .filled(Decimal.of(4), 99.5)
                .venueOrderIds(ids)
                .reason("too late")
                .updatedAtNanos(2_000)
                .build();
        ids.clear();

        assertThat(order.venueOrderIds()).hasToString("[V1, V2]");
        assertThat(order.averagePrice()).isEqualTo(99.5);
        assertThat(order.updatedAtNanos()).isEqualTo(2_000);
        assertThat(order).hasToString("m-7 ACCEPTED pending CANCEL UNKNOWN filled 4: " + WIDER + " (too late)");
    }

    @ParameterizedTest
    @EnumSource
    void onlyAWorkingOrderIsPartiallyFilled(OrderStatus status) {
        Order filled = Order.builder(INTENT, status).filled(Decimal.ONE, 100).build();
        Order untouched = Order.builder(INTENT, status).build();

        assertThat(filled.isPartiallyFilled()).isEqualTo(status.isWorking());
        assertThat(untouched.isPartiallyFilled()).isFalse();
    }

    @Test
    void eventKeepsWhatItWasGiven() {
        OrderEvent event = OrderEvent.builder(ID, OrderEventKind.REPLACE, 5)
                .venueOrderId(VenueOrderId.of("V2"))
                .cumulativeQuantity(Decimal.of(3))
                .terms(WIDER)
                .reason(RejectReason.values()[0], "because")
                .build();

        assertThat(event).hasNoNullFieldsOrProperties();
        assertThat(event.venueTimeNanos()).isEqualTo(5);
        assertThat(event)
                .asString()
                .startsWith("OrderEvent[m-7 REPLACE venue id V2")
                .endsWith("'because']");
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACE", "PARTIAL_FILL", "COMPLETE_FILL"})
    void eventThatSaysTooLittleIsRefused(OrderEventKind kind) {
        assertThatThrownBy(() -> OrderEvent.builder(ID, kind, 5).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m-7");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void idOfAnotherLengthIsRefused(int length) {
        String text = "x".repeat(length);

        assertThatThrownBy(() -> ClientOrderId.of(text)).hasMessageContaining("1 to 128 characters, but was '" + text);
        assertThatThrownBy(() -> VenueOrderId.of(text)).hasMessageContaining("1 to 128 characters, but was '" + text);
    }

    @Test
    void idsAreOrderedByTheirText() {
        assertThat(ClientOrderId.of("a")).isLessThan(ClientOrderId.of("b")).hasToString("a");
        assertThat(VenueOrderId.of("a")).isLessThan(VenueOrderId.of("b")).hasToString("a");
        assertThat(ClientOrderId.of("x".repeat(128)).value()).hasSize(128);
    }

    @Test
    void sidesAreOppositeSigns() {
        assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
        assertThat(Side.SELL.opposite()).isEqualTo(Side.BUY);
        assertThat(Side.of(Side.SELL.sign())).isEqualTo(Side.SELL);
        assertThat(Side.of(Side.BUY.sign())).isEqualTo(Side.BUY);
    }
}
