package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import java.util.List;

/** Each order type reaches the venue as it was meant, and works there as its name says. */
final class TypeCases {
    private TypeCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("0301", Capability.MARKET, "a market order buys at the ask", TypeCases::marketBuy),
                Case.of("0302", Capability.MARKET, "a market order sells at the bid", TypeCases::marketSell),
                Case.of(
                        "0303",
                        Capability.LIMIT,
                        "a limit order rests, and is filled at its limit",
                        TypeCases::limitRests),
                Case.of(
                        "0304",
                        Capability.LIMIT,
                        "a limit order that crosses is filled at once, no worse than its limit",
                        TypeCases::limitTakes),
                Case.of(
                        "0305",
                        Capability.LIMIT,
                        "limit prices and quantities arrive to the last digit",
                        TypeCases::exact),
                Case.of("0311", Capability.STOP, "a stop rests until it is touched, then sells", TypeCases::stop),
                Case.of(
                        "0312",
                        Capability.STOP_LIMIT,
                        "a stop-limit rests until it is touched, then keeps its limit",
                        TypeCases::stopLimit),
                Case.of(
                        "0313",
                        Capability.TRAILING_AMOUNT,
                        "a trailing stop follows the market by an amount",
                        TypeCases::trailingAmount),
                Case.of(
                        "0314",
                        Capability.TRAILING_PERCENT,
                        "a trailing stop follows the market by a percentage",
                        TypeCases::trailingPercent));
    }

    private static void marketBuy(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).market(Side.BUY, 2));

        filledAt(trial, id, 2, trial.listing.ask());
        assertThat(received(trial, id).type()).isEqualTo(OrderType.MARKET);
    }

    private static void marketSell(Trial trial) {
        BasicCases.bought(trial, 3);

        ClientOrderId id = trial.submit(Terms.of(trial).market(Side.SELL, 2));

        filledAt(trial, id, 2, trial.listing.bid());
        assertThat(received(trial, id).side()).isEqualTo(Side.SELL);
    }

    private static void limitRests(Trial trial) {
        Terms terms = Terms.of(trial);
        ClientOrderId id = trial.accepted(terms.resting(Side.BUY, 2, 10));
        trial.calm();
        assertThat(trial.heard().filled(id)).as("filled before the market came").isEqualTo(Decimal.ZERO);

        trial.market(-60);

        filledAt(trial, id, 2, terms.away(Side.BUY, 10));
    }

    private static void limitTakes(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 2, 7));

        filledAt(trial, id, 2, trial.listing.ask());
    }

    private static void exact(Trial trial) {
        Terms terms = Terms.of(trial);
        Decimal odd = terms.lots(1).plus(step(trial).times(3));
        OrderRequest request = terms.resting(Side.BUY, 1, 13)
                .quantity(odd)
                .timeInForce(terms.today())
                .build();

        ClientOrderId id = trial.accepted(request.toBuilder());
        trial.market(-60);
        trial.awaitFilled(id, odd);

        assertThat(received(trial, id)).isEqualTo(request);
        assertThat(trial.heard().filled(id)).isEqualTo(odd);
    }

    private static Decimal step(Trial trial) {
        Decimal step = trial.instrument().step();
        return step == null ? Decimal.ONE : step;
    }

    private static void stop(Trial trial) {
        BasicCases.bought(trial, 2);
        OrderRequest request = Terms.of(trial).stop(Side.SELL, 2, 40).build();

        ClientOrderId id = protectedBy(trial, request);
        trial.market(-60);

        filledAt(trial, id, 2, trial.listing.off(trial.listing.bid(), -60));
    }

    private static void stopLimit(Trial trial) {
        BasicCases.bought(trial, 2);
        Terms terms = Terms.of(trial);
        Decimal stop = terms.stopPrice(Side.SELL, 40);
        Decimal limit = terms.stopPrice(Side.SELL, 45);
        OrderRequest request = OrderRequest.builder(trial.instrument(), Side.SELL, OrderType.STOP_LIMIT)
                .quantity(terms.lots(2))
                .stopPrice(stop)
                .limitPrice(limit)
                .timeInForce(terms.resting())
                .build();

        ClientOrderId id = protectedBy(trial, request);
        trial.market(-60);
        trial.calm();
        assertThat(trial.heard().filled(id)).as("filled below its limit").isEqualTo(Decimal.ZERO);
        trial.market(-42);

        trial.awaitFilled(id, terms.lots(2));
        assertThat(trial.heard().fills(id).values())
                .allSatisfy(fill -> assertThat(fill.price()).isGreaterThanOrEqualTo(limit));
    }

    private static void trailingAmount(Trial trial) {
        Decimal amount = trial.listing.off(Decimal.ZERO, 40);
        trails(trial, trailing(trial).trailAmount(amount).build());
    }

    private static void trailingPercent(Trial trial) {
        trails(trial, trailing(trial).trailPercent(Decimal.parse("0.5")).build());
    }

    private static OrderRequest.Builder trailing(Trial trial) {
        Terms terms = Terms.of(trial);
        return OrderRequest.builder(trial.instrument(), Side.SELL, OrderType.TRAILING_STOP)
                .quantity(terms.lots(2))
                .timeInForce(terms.resting());
    }

    /** The market rises, so that the stop does; the fall that follows ends above where the stop began. */
    private static void trails(Trial trial, OrderRequest request) {
        BasicCases.bought(trial, 2);
        ClientOrderId id = protectedBy(trial, request);
        int up = trailTicks(trial, request) * 2;
        trial.market(up);
        trial.calm();
        assertThat(trial.heard().filled(id)).as("filled while the market rose").isEqualTo(Decimal.ZERO);

        trial.market(up / 4);

        trial.awaitFilled(id, Terms.of(trial).lots(2));
    }

    private static int trailTicks(Trial trial, OrderRequest request) {
        Decimal tick = trial.listing.off(Decimal.ZERO, 1);
        Decimal percent = request.trailPercent();
        Decimal distance = percent == null
                ? trial.listing.off(Decimal.ZERO, 40)
                : trial.listing.bid().times(percent).times(Decimal.parse("0.01"));
        return (int) Math.ceil(distance.toDouble() / tick.toDouble());
    }

    /** Accepted as it was meant, and not filled yet. */
    private static ClientOrderId protectedBy(Trial trial, OrderRequest request) {
        ClientOrderId id = trial.accepted(request.toBuilder());
        trial.calm();
        assertThat(received(trial, id)).isEqualTo(request);
        assertThat(trial.heard().filled(id)).as("filled before it was touched").isEqualTo(Decimal.ZERO);
        return id;
    }

    /** What the venue received under an id; exactly one request. */
    static OrderRequest received(Trial trial, ClientOrderId id) {
        List<OrderRequest> all = trial.wire.received(id);
        assertThat(all).as("requests received under " + id).hasSize(1);
        return all.get(0);
    }

    /** Wholly filled at one price, and the venue agrees. */
    static void filledAt(Trial trial, ClientOrderId id, int lots, Decimal price) {
        Decimal units = trial.listing.lot().times(lots);
        trial.awaitFilled(id, units);
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(units);
        assertThat(trial.heard().fills(id).values()).extracting(Fill::price).containsOnly(price);
        assertThat(trial.trueOrder(id).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(trial.heard().kinds(id))
                .as("what was told of " + id)
                .doesNotContain(
                        OrderEventKind.REJECT,
                        OrderEventKind.CANCEL,
                        OrderEventKind.EXPIRE,
                        OrderEventKind.NOT_SENT,
                        OrderEventKind.SUBMIT_UNKNOWN);
    }
}
