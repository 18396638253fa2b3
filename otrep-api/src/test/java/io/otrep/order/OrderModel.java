package io.otrep.order;

import io.otrep.order.OrderTransition.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As little of an order as the state table needs: its status, what was executed, and the venue time of the newest event that said in
 * which working status it is.
 */
final class OrderModel {
    /** One thing the venue says: an event, or an execution of some units. */
    record VenueEvent(OrderEventKind kind, long venueTime, long units, String execution) {
        static VenueEvent of(OrderEventKind kind, long venueTime) {
            return new VenueEvent(kind, venueTime, 0, "");
        }

        static VenueEvent execution(long venueTime, long units) {
            return new VenueEvent(OrderEventKind.PARTIAL_FILL, venueTime, units, "execution-" + venueTime);
        }

        boolean isExecution() {
            return units > 0;
        }
    }

    final List<VenueEvent> anomalies = new ArrayList<>();
    private final long quantity;
    private final Set<String> executions = new HashSet<>();
    private OrderStatus status;
    private long filled;
    private long newest = Long.MIN_VALUE;

    OrderModel(OrderStatus status, long quantity) {
        this.status = status;
        this.quantity = quantity;
    }

    void take(VenueEvent event) {
        if (event.isExecution()) {
            execute(event);
        } else if (!saysWhereItWorks(event.kind()) || event.venueTime() >= newest) {
            newest = saysWhereItWorks(event.kind()) ? event.venueTime() : newest;
            move(event, event.kind());
        }
    }

    private void execute(VenueEvent event) {
        if (executions.add(event.execution())) {
            filled += event.units();
            move(event, filled >= quantity ? OrderEventKind.COMPLETE_FILL : OrderEventKind.PARTIAL_FILL);
        }
    }

    private void move(VenueEvent event, OrderEventKind kind) {
        OrderTransition transition = OrderTransition.of(status, kind);
        status = transition.status();
        if (transition.verdict() == Verdict.ANOMALY) {
            anomalies.add(event);
        }
    }

    private static boolean saysWhereItWorks(OrderEventKind kind) {
        return switch (kind) {
            case ACCEPT, TRIGGER, SUSPEND, RESUME, DONE_FOR_DAY -> true;
            default -> false;
        };
    }

    OrderStatus status() {
        return status;
    }

    String outcome() {
        return status + " " + filled + " of " + quantity;
    }
}
