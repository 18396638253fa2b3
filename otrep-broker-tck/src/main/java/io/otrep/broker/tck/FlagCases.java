package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.util.List;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** Marks on an order, sizes below one and by value, and positions below zero. */
final class FlagCases {
    private FlagCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("0341", Capability.POST_ONLY, "a post-only order never takes", FlagCases::postOnlyNeverTakes),
                Case.of(
                        "0342",
                        Capability.POST_ONLY,
                        "a post-only order that does not take rests",
                        FlagCases::postOnlyRests),
                Case.of(
                        "0343",
                        Capability.REDUCE_ONLY,
                        "a reduce-only order never increases",
                        FlagCases::reduceOnlyNeverIncreases),
                Case.of("0344", Capability.REDUCE_ONLY, "a reduce-only order reduces", FlagCases::reduceOnlyReduces),
                Case.of(
                        "0345",
                        Capability.EXTENDED_HOURS,
                        "an order for extended hours arrives as such",
                        FlagCases::extendedHours),
                Case.of(
                        "0346",
                        Capability.FRACTIONAL,
                        "a quantity below one unit is executed exactly",
                        FlagCases::fractional),
                Case.of(
                        "0347",
                        Capability.NOTIONAL,
                        "an order by value arrives as such and spends no more",
                        FlagCases::notional),
                Case.of("0348", Capability.SHORT, "what is not held can be sold", FlagCases::sellsShort),
                Case.of("0349", Capability.CROSSES_ZERO, "one order turns long into short", FlagCases::crossesZero)
                        .needing(Capability.SHORT),
                Case.of("0350", Capability.PROTECTION_PRICE, "a worst price arrives as such", FlagCases::protection));
    }

    private static void postOnlyNeverTakes(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 1, 5).postOnly(true));

        trial.await(
                "a refusal or an end",
                () -> trial.heard().has(id, OrderEventKind.REJECT)
                        || trial.heard().has(id, OrderEventKind.CANCEL));
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(Decimal.ZERO);
        assertThat(TypeCases.received(trial, id).isPostOnly()).isTrue();
    }

    private static void postOnlyRests(Trial trial) {
        OrderRequest request =
                Terms.of(trial).resting(Side.BUY, 1, 10).postOnly(true).build();

        ClientOrderId id = trial.accepted(request.toBuilder());
        trial.market(-60);

        trial.awaitFilled(id, trial.listing.lot());
        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
    }

    private static void reduceOnlyNeverIncreases(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 1, 5).reduceOnly(true));

        trial.await(
                "a refusal or an end",
                () -> trial.heard().has(id, OrderEventKind.REJECT)
                        || trial.heard().has(id, OrderEventKind.CANCEL));
        trial.calm();
        assertThat(trial.heldAtVenue()).isEqualTo(Decimal.ZERO);
    }

    private static void reduceOnlyReduces(Trial trial) {
        BasicCases.bought(trial, 2);
        OrderRequest request =
                Terms.of(trial).taking(Side.SELL, 1, 5).reduceOnly(true).build();

        ClientOrderId id = trial.submit(request.toBuilder());

        trial.awaitFilled(id, trial.listing.lot());
        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
    }

    private static void extendedHours(Trial trial) {
        Terms terms = Terms.of(trial);
        OrderRequest request = terms.resting(Side.BUY, 1, 10)
                .extendedHours(true)
                .timeInForce(terms.today())
                .build();

        ClientOrderId id = trial.accepted(request.toBuilder());

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
    }

    private static void fractional(Trial trial) {
        Decimal step = Objects.requireNonNull(trial.instrument().step());
        if (step.compareTo(Decimal.ONE) >= 0) {
            throw new TestAbortedException(trial.instrument() + " has steps of " + step);
        }
        Decimal part = step.times(3);
        Terms terms = Terms.of(trial);
        OrderRequest request = terms.market(Side.BUY, 1)
                .quantity(part)
                .timeInForce(terms.today())
                .build();

        ClientOrderId id = trial.submit(request.toBuilder());
        trial.awaitFilled(id, part);
        trial.calm();

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
        assertThat(trial.trulyFilled(id)).isEqualTo(part);
        assertThat(trial.heard().filled(id)).isEqualTo(part);
    }

    private static void notional(Trial trial) {
        Decimal value = trial.listing.ask().times(trial.listing.lot());
        Terms terms = Terms.of(trial);
        OrderRequest request = terms.market(Side.BUY, 1)
                .quantity(null)
                .notional(value)
                .timeInForce(terms.today())
                .build();

        ClientOrderId id = trial.submit(request.toBuilder());
        trial.await("an execution of " + id, () -> trial.heard().filled(id).isPositive());
        trial.await("all of them", () -> trial.heard().filled(id).equals(trial.trulyFilled(id)));
        trial.calm();

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
        Decimal spent = trial.heard().fills(id).values().stream()
                .map(fill -> fill.quantity().times(fill.price()))
                .reduce(Decimal.ZERO, Decimal::plus);
        assertThat(spent).isGreaterThan(Decimal.ZERO).isLessThanOrEqualTo(value);
        assertThat(trial.heard().filled(id)).isEqualTo(trial.trulyFilled(id));
    }

    private static void sellsShort(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.SELL, 2, 5));
        trial.awaitFilled(id, Terms.of(trial).lots(2));

        assertThat(trial.answer(trial.broker().positions()))
                .singleElement()
                .satisfies(position -> assertThat(position.quantity())
                        .isEqualTo(trial.listing.lot().times(-2)));
    }

    private static void crossesZero(Trial trial) {
        BasicCases.bought(trial, 1);

        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.SELL, 3, 5));
        trial.awaitFilled(id, Terms.of(trial).lots(3));

        assertThat(trial.answer(trial.broker().positions()))
                .singleElement()
                .satisfies(position -> assertThat(position.quantity())
                        .isEqualTo(trial.listing.lot().times(-2)));
    }

    private static void protection(Trial trial) {
        Decimal worst = trial.listing.off(trial.listing.ask(), 5);
        OrderRequest request =
                Terms.of(trial).market(Side.BUY, 1).protectionPrice(worst).build();

        ClientOrderId id = trial.submit(request.toBuilder());
        trial.awaitFilled(id, trial.listing.lot());

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
    }
}
