package io.otrep.order;

import static io.otrep.order.OrderStatus.ACCEPTED;
import static io.otrep.order.OrderStatus.CANCELED;
import static io.otrep.order.OrderStatus.DENIED;
import static io.otrep.order.OrderStatus.DONE_FOR_DAY;
import static io.otrep.order.OrderStatus.EXPIRED;
import static io.otrep.order.OrderStatus.FILLED;
import static io.otrep.order.OrderStatus.HELD;
import static io.otrep.order.OrderStatus.INITIALIZED;
import static io.otrep.order.OrderStatus.NOT_SENT;
import static io.otrep.order.OrderStatus.PENDING_NEW;
import static io.otrep.order.OrderStatus.REJECTED;
import static io.otrep.order.OrderStatus.SUSPENDED;
import static io.otrep.order.OrderStatus.TRIGGERED;

/**
 * The one table that says which event moves an order where.
 *
 * <p>Four rules make it. What a venue says wins over what we believe: an order we called NOT_SENT that the venue accepts is
 * ACCEPTED, and an anomaly. Closed beats working, and of two closings the stronger holds (FILLED, CANCELED, EXPIRED, REJECTED), so
 * that late and out-of-order events end in the same status. A fill always counts in the quantity, whatever the status. What fits
 * nowhere is an anomaly: recorded, never thrown away, never guessed.
 *
 * <p>Among working statuses (ACCEPTED, TRIGGERED, SUSPENDED, DONE_FOR_DAY) the event with the latest venue time holds; the caller
 * skips an older one. Immutable and thread-safe.
 *
 * @param status the status after the event
 * @param verdict what the event was
 */
public record OrderTransition(OrderStatus status, Verdict verdict) {

    /** What an event was to the order. */
    public enum Verdict {
        /** Expected; it moved the order or kept it where it is. */
        APPLIED,
        /** Late or repeated; it says nothing new about the status. */
        LATE,
        /** It contradicts what was known. To be recorded, alerted, and settled by reconciliation. */
        ANOMALY
    }

    private static final OrderTransition[][] TABLE = table();

    /**
     * What an event does to an order.
     *
     * @param status the status before
     * @param event what happened
     * @return the status after, and what to make of it; a shared constant
     */
    public static OrderTransition of(OrderStatus status, OrderEventKind event) {
        return TABLE[status.ordinal()][event.ordinal()];
    }

    private static OrderTransition[][] table() {
        OrderTransition[][] table = new OrderTransition[OrderStatus.values().length][OrderEventKind.values().length];
        for (OrderStatus status : OrderStatus.values()) {
            for (OrderEventKind event : OrderEventKind.values()) {
                table[status.ordinal()][event.ordinal()] = decide(status, event);
            }
        }
        return table;
    }

    private static OrderTransition decide(OrderStatus from, OrderEventKind event) {
        return switch (event) {
            case DENY -> from == INITIALIZED || from == HELD ? to(DENIED) : anomaly(from);
            case HOLD -> from == INITIALIZED ? to(HELD) : anomaly(from);
            case RELEASE -> from == INITIALIZED || from == HELD ? to(PENDING_NEW) : anomaly(from);
            case NOT_SENT, ABSENT -> notSent(from);
            case SUBMIT_UNKNOWN -> submitUnknown(from);
            case ACCEPT -> working(from, ACCEPTED);
            case TRIGGER -> working(from, TRIGGERED);
            case SUSPEND -> working(from, SUSPENDED);
            case RESUME -> working(from, ACCEPTED);
            case DONE_FOR_DAY -> working(from, DONE_FOR_DAY);
            case REPLACE -> replaced(from);
            case PARTIAL_FILL -> partialFill(from);
            case COMPLETE_FILL -> completeFill(from);
            case CANCEL -> closing(from, CANCELED);
            case EXPIRE -> closing(from, EXPIRED);
            case REJECT -> closing(from, REJECTED);
            case CANCEL_REQUEST, REPLACE_REQUEST -> from.isWorking() ? to(from) : anomaly(from);
            case CANCEL_REJECT, CANCEL_UNKNOWN, REPLACE_REJECT, REPLACE_UNKNOWN -> answer(from);
        };
    }

    private static OrderTransition notSent(OrderStatus from) {
        if (isBefore(from) || from == PENDING_NEW) {
            return to(NOT_SENT);
        }
        return from == NOT_SENT ? late(from) : anomaly(from);
    }

    private static OrderTransition submitUnknown(OrderStatus from) {
        if (from == PENDING_NEW) {
            return to(PENDING_NEW);
        }
        return isBefore(from) || from == DENIED || from == NOT_SENT ? anomaly(from) : late(from);
    }

    private static OrderTransition working(OrderStatus from, OrderStatus to) {
        if (from.isWorking()) {
            return from == to ? late(from) : to(to);
        }
        return isOurClaim(from) ? anomaly(to) : late(from);
    }

    private static OrderTransition replaced(OrderStatus from) {
        if (from.isWorking()) {
            return to(from == PENDING_NEW ? ACCEPTED : from);
        }
        return isOurClaim(from) ? anomaly(ACCEPTED) : late(from);
    }

    private static OrderTransition partialFill(OrderStatus from) {
        if (from.isWorking()) {
            return to(from == PENDING_NEW ? ACCEPTED : from);
        }
        if (isOurClaim(from)) {
            return anomaly(ACCEPTED);
        }
        return from == REJECTED || from == FILLED ? anomaly(from) : to(from);
    }

    private static OrderTransition completeFill(OrderStatus from) {
        boolean expected = from.isWorking() || from == CANCELED || from == EXPIRED;
        return expected ? to(FILLED) : anomaly(FILLED);
    }

    private static OrderTransition closing(OrderStatus from, OrderStatus to) {
        if (from.isWorking()) {
            return to(to);
        }
        if (isOurClaim(from)) {
            return anomaly(to);
        }
        OrderStatus stronger = strength(from) >= strength(to) ? from : to;
        return from == to || (from == FILLED && to != REJECTED) ? late(from) : anomaly(stronger);
    }

    private static OrderTransition answer(OrderStatus from) {
        return from.isWorking() ? to(from) : isOurClaim(from) ? anomaly(from) : late(from);
    }

    private static boolean isBefore(OrderStatus status) {
        return status == INITIALIZED || status == HELD;
    }

    private static boolean isOurClaim(OrderStatus status) {
        return isBefore(status) || status == DENIED || status == NOT_SENT;
    }

    private static int strength(OrderStatus closed) {
        return switch (closed) {
            case FILLED -> 4;
            case CANCELED -> 3;
            case EXPIRED -> 2;
            case REJECTED -> 1;
            default -> 0;
        };
    }

    private static OrderTransition to(OrderStatus status) {
        return new OrderTransition(status, Verdict.APPLIED);
    }

    private static OrderTransition late(OrderStatus status) {
        return new OrderTransition(status, Verdict.LATE);
    }

    private static OrderTransition anomaly(OrderStatus status) {
        return new OrderTransition(status, Verdict.ANOMALY);
    }
}
