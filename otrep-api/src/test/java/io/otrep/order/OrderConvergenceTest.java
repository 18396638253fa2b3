package io.otrep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.order.OrderModel.VenueEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The venue's word arrives late, twice and in the wrong order; what comes of it is the same. */
class OrderConvergenceTest {
    private static final long QUANTITY = 100;
    private static final int HISTORIES = 4_000;
    private static final int ARRIVALS = 12;

    @Test
    void everyArrivalOfOneHistoryEndsTheSame() {
        Set<OrderStatus> ends = EnumSet.noneOf(OrderStatus.class);
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<VenueEvent> history = history(random);
            String inOrder = played(OrderStatus.PENDING_NEW, history).outcome();

            for (int arrival = 0; arrival < ARRIVALS; arrival++) {
                OrderModel order = played(OrderStatus.PENDING_NEW, disturbed(history, random));

                assertThat(order.outcome()).as("seed %d: %s", seed, history).isEqualTo(inOrder);
                assertThat(order.anomalies).as("seed %d: %s", seed, history).isEmpty();
                ends.add(order.status());
            }
        }

        assertThat(ends)
                .as("histories reach every status a venue can give")
                .containsExactlyInAnyOrder(
                        OrderStatus.ACCEPTED,
                        OrderStatus.TRIGGERED,
                        OrderStatus.SUSPENDED,
                        OrderStatus.DONE_FOR_DAY,
                        OrderStatus.FILLED,
                        OrderStatus.CANCELED,
                        OrderStatus.EXPIRED,
                        OrderStatus.REJECTED);
    }

    @Test
    void wrongClaimThatItWasNeverSentIsCorrectedAndReported() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<VenueEvent> history = history(random);
            String inOrder = played(OrderStatus.PENDING_NEW, history).outcome();

            OrderModel order = played(OrderStatus.NOT_SENT, disturbed(history, random));

            assertThat(order.outcome()).as("seed %d: %s", seed, history).isEqualTo(inOrder);
            assertThat(order.anomalies).as("seed %d: %s", seed, history).hasSize(1);
        }
    }

    @Test
    void contradictingEndsSettleOnTheStrongerInAnyOrderAndAreReported() {
        List<OrderEventKind> ends = List.of(OrderEventKind.CANCEL, OrderEventKind.EXPIRE, OrderEventKind.REJECT);
        for (OrderEventKind one : ends) {
            for (OrderEventKind other : ends) {
                OrderModel order =
                        played(OrderStatus.ACCEPTED, List.of(VenueEvent.of(one, 1), VenueEvent.of(other, 2)));
                OrderModel swapped =
                        played(OrderStatus.ACCEPTED, List.of(VenueEvent.of(other, 2), VenueEvent.of(one, 1)));

                assertThat(order.status()).as("%s and %s", one, other).isEqualTo(swapped.status());
                assertThat(order.anomalies).as("%s and %s", one, other).hasSize(one == other ? 0 : 1);
            }
        }
    }

    @Test
    void anySequenceOfEventsIsTakenAndEveryExecutionCounts() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            OrderModel order = new OrderModel(any(random, OrderStatus.values()), QUANTITY);
            long executed = 0;

            for (int i = 0; i < 40; i++) {
                OrderEventKind kind = any(random, OrderEventKind.values());
                boolean isFill = kind == OrderEventKind.PARTIAL_FILL || kind == OrderEventKind.COMPLETE_FILL;
                executed += isFill ? 7 : 0;
                order.take(isFill ? VenueEvent.execution(i, 7) : VenueEvent.of(kind, random.nextInt(40)));
            }

            assertThat(order.outcome()).as("seed %d", seed).endsWith(" " + executed + " of 100");
            assertThat(executed < QUANTITY || order.status() == OrderStatus.FILLED)
                    .as("seed %d: %s", seed, order.outcome())
                    .isTrue();
        }
    }

    /** What truly happened, in the order it happened: accepted, moved about, executed in parts, and perhaps ended. */
    private static List<VenueEvent> history(Random random) {
        List<VenueEvent> events = new ArrayList<>();
        long time = 1;
        if (random.nextInt(20) == 0) {
            events.add(VenueEvent.of(OrderEventKind.REJECT, time));
            return events;
        }
        events.add(VenueEvent.of(OrderEventKind.ACCEPT, time++));
        long left = QUANTITY;
        for (int steps = random.nextInt(7); steps > 0 && left > 0; steps--) {
            if (random.nextInt(2) == 0) {
                long units = random.nextInt(4) == 0 ? left : 1 + random.nextInt((int) left);
                events.add(VenueEvent.execution(time++, units));
                left -= units;
            } else {
                events.add(VenueEvent.of(any(random, MOVES), time++));
            }
        }
        if (left > 0 && random.nextInt(3) > 0) {
            events.add(VenueEvent.of(any(random, ENDS), time));
        }
        return events;
    }

    private static final OrderEventKind[] MOVES = {
        OrderEventKind.TRIGGER, OrderEventKind.SUSPEND, OrderEventKind.RESUME, OrderEventKind.DONE_FOR_DAY
    };
    private static final OrderEventKind[] ENDS = {OrderEventKind.CANCEL, OrderEventKind.EXPIRE};

    private static List<VenueEvent> disturbed(List<VenueEvent> history, Random random) {
        List<VenueEvent> arrivals = new ArrayList<>(history);
        for (VenueEvent event : history) {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                arrivals.add(event);
            }
        }
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    private static OrderModel played(OrderStatus from, List<VenueEvent> arrivals) {
        OrderModel order = new OrderModel(from, QUANTITY);
        arrivals.forEach(order::take);
        return order;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
