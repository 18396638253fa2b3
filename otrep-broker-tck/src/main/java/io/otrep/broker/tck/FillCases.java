package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** Executions, as they are told and as they are looked up: the same ones, under the same keys. */
final class FillCases {
    private FillCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("0621", Duty.FILLS, "an execution is told with price, quantity, side and ids", FillCases::told),
                Case.of("0622", Duty.FILLS, "each partial execution is told", FillCases::parts),
                Case.of(
                        "0623",
                        Duty.FILLS,
                        "activities list the executions that the stream told, under the same keys",
                        FillCases::sameKeys),
                Case.of("0624", Duty.FILLS, "activities begin at the time asked for", FillCases::since),
                Case.of(
                        "0625",
                        Duty.FILLS,
                        "an execution for somebody else is listed, and not ours",
                        FillCases::external),
                Case.of("0626", Duty.FILLS, "an execution that was taken back leaves the books", FillCases::bust),
                Case.of("0627", Duty.FILLS, "an execution that was corrected has its new price", FillCases::correction),
                Case.of("0628", Duty.FILLS, "a deposit is listed with its amount", FillCases::deposit),
                Case.of("0629", Duty.FILLS, "two hundred executions are all listed, oldest first", FillCases::many),
                Case.of(
                        "0630",
                        Duty.FILLS,
                        "an end that nobody asked for is told, with what was filled before",
                        FillCases::endsByItself),
                Case.of(
                        "0631",
                        Duty.FILLS,
                        "an order does not count as filled what was taken back",
                        FillCases::bustedOrder));
    }

    private static void told(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 2);
        Fill truth = trial.fillsAtVenue().get(0);

        assertThat(trial.heard().fills(id)).hasSize(1);
        Fill fill = trial.heard().fills(id).values().iterator().next();
        assertThat(fill.quantity()).isEqualTo(truth.quantity());
        assertThat(fill.price()).isEqualTo(truth.price());
        assertThat(fill.side()).isEqualTo(Side.BUY);
        assertThat(fill.instrument()).isEqualTo(trial.instrument());
        assertThat(fill.venueOrderId()).isEqualTo(truth.venueOrderId());
        assertThat(Duration.ofNanos(fill.timeNanos() - truth.timeNanos()).abs())
                .as("how far its time is from the venue's")
                .isLessThan(Duration.ofMillis(5));
    }

    private static void parts(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 3, 20));

        trial.fill(id, lot);
        trial.awaitFilled(id, lot);
        trial.fill(id, lot);
        trial.awaitFilled(id, lot.times(2));
        trial.fill(id, lot);
        trial.awaitFilled(id, lot.times(3));
        trial.calm();

        assertThat(trial.heard().fills(id)).hasSize(3);
        assertThat(trial.heard().filled(id)).isEqualTo(lot.times(3));
    }

    private static List<Activity> activities(Trial trial) {
        return trial.answer(trial.broker().activities(trial.began()));
    }

    private static void sameKeys(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 2, 20));
        trial.fill(id, lot);
        trial.fill(id, lot);
        trial.awaitFilled(id, lot.times(2));

        Map<String, Fill> listed = Heard.effective(activities(trial).stream(), id);

        assertThat(listed.keySet()).isEqualTo(trial.heard().fills(id).keySet());
        listed.forEach((family, fill) -> {
            Fill told = Objects.requireNonNull(trial.heard().fills(id).get(family));
            assertThat(fill.key()).isEqualTo(told.key());
            assertThat(fill.quantity()).isEqualTo(told.quantity());
            assertThat(fill.price()).isEqualTo(told.price());
        });
    }

    private static void since(Trial trial) {
        ClientOrderId early = BasicCases.bought(trial, 1);
        trial.wire.pass(Duration.ofMillis(20));
        Instant between = trial.wire.clock().instant();
        trial.wire.pass(Duration.ofMillis(20));
        ClientOrderId late = BasicCases.bought(trial, 1);

        List<Activity> listed = trial.answer(trial.broker().activities(between));

        assertThat(Heard.effective(listed.stream(), late)).hasSize(1);
        assertThat(Heard.effective(listed.stream(), early)).isEmpty();
    }

    private static void external(Trial trial) {
        trial.venue(venue ->
                venue.externalOrder(Terms.of(trial).taking(Side.BUY, 1, 5).build()));
        trial.calm();

        List<Fill> fills = activities(trial).stream()
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .toList();

        assertThat(fills).hasSize(1);
        assertThat(fills.get(0).quantity()).isEqualTo(trial.listing.lot());
        ClientOrderId named = fills.get(0).clientOrderId();
        assertThat(named == null || !named.value().startsWith("tck"))
                .as("is not ours")
                .isTrue();
    }

    private static void bust(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 2);
        String family = trial.fillsAtVenue().get(0).key().family();

        trial.venue(venue -> venue.bust(family));

        trial.await("the execution leaves the books", () -> booked(trial, id).isZero());
    }

    private static void bustedOrder(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 3, 20));
        trial.fill(id, lot);
        trial.awaitFilled(id, lot);
        String family = trial.fillsAtVenue().get(0).key().family();
        trial.venue(venue -> venue.bust(family));
        trial.await("the execution leaves the books", () -> booked(trial, id).isZero());

        Order shown = trial.settled(() -> trial.broker().order(id)).orElseThrow();
        trial.cancel(id);
        trial.awaitKind(id, OrderEventKind.CANCEL);

        assertThat(shown.filledQuantity()).as("filled, as it is shown").isEqualTo(Decimal.ZERO);
        trial.calm();
        assertThat(trial.heard().events(id))
                .filteredOn(event -> event.kind() == OrderEventKind.CANCEL)
                .allSatisfy(event -> assertThat(event.cumulativeQuantity())
                        .as("filled, as its end says")
                        .isIn(Decimal.ZERO, null));
    }

    private static void correction(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 2);
        String family = trial.fillsAtVenue().get(0).key().family();
        Decimal price = trial.listing.off(trial.listing.ask(), 3);

        trial.venue(venue -> venue.correct(family, price));

        trial.await(
                "the execution has its new price",
                () -> effective(trial, id).values().stream()
                        .allMatch(fill -> fill.price().equals(price)));
        assertThat(booked(trial, id)).isEqualTo(trial.listing.lot().times(2));
    }

    /** What the books hold of an order, told and listed put together. */
    private static Map<String, Fill> effective(Trial trial, ClientOrderId id) {
        return trial.heard().withListed(trial.settled(() -> trial.broker().activities(trial.began())), id);
    }

    private static Decimal booked(Trial trial, ClientOrderId id) {
        return Heard.units(effective(trial, id));
    }

    private static void deposit(Trial trial) {
        Money amount = Money.of(Decimal.parse("1234.56"), trial.instrument().currency());

        trial.venue(venue -> venue.deposit(amount));
        trial.calm();

        List<Activity> listed = activities(trial);
        if (listed.isEmpty() && !trial.wire.listsCash()) {
            throw new TestAbortedException("the double lists no cash");
        }
        assertThat(listed)
                .filteredOn(CashFlow.class::isInstance)
                .extracting(each -> ((CashFlow) each).amount())
                .contains(amount);
    }

    private static void many(Trial trial) {
        Decimal step = trial.instrument().step() == null
                ? Decimal.ONE
                : trial.instrument().step();
        trial.venue(venue -> {
            for (int i = 0; i < 200; i++) {
                venue.externalOrder(Terms.of(trial)
                        .taking(Side.BUY, 1, 5)
                        .quantity(step.times(1 + i))
                        .build());
            }
        });
        trial.calm();

        List<Fill> fills = activities(trial).stream()
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .toList();

        assertThat(fills).hasSize(200);
        assertThat(fills).extracting(Fill::key).doesNotHaveDuplicates();
        assertThat(fills).extracting(Fill::timeNanos).isSorted();
    }

    private static void endsByItself(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 3, 20));
        trial.fill(id, lot);

        trial.venue(venue -> venue.cancelByVenue(id, "by the venue"));

        trial.awaitKind(id, OrderEventKind.CANCEL);
        trial.awaitFilled(id, lot);
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(lot);
    }
}
