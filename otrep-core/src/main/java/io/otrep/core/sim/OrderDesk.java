package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.RejectReason;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes requests: new orders, groups, cancels, replaces. Single-threaded. */
final class OrderDesk {
    private final VenueState state;
    private final Lifecycle lifecycle;
    private final Matcher matcher;
    private final Contingents contingents;
    private final OrderChecks checks;
    private final RejectModel rejects;
    private long sequence;

    OrderDesk(VenueState state, Lifecycle lifecycle, Matcher matcher, Contingents contingents) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.matcher = matcher;
        this.contingents = contingents;
        this.checks = new OrderChecks(state, matcher);
        this.rejects = state.settings.rejects();
    }

    void submit(OrderIntent intent) {
        RestingOrder order = register(intent);
        if (order != null) {
            enter(order);
        }
    }

    void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        List<RestingOrder> orders = new ArrayList<>();
        for (OrderIntent intent : intents) {
            RestingOrder order = register(intent);
            if (order != null) {
                orders.add(order);
            }
        }
        if (orders.size() < intents.size()) {
            orders.forEach(
                    order -> lifecycle.reject(order, RejectReason.OTHER, "another order of the group is refused"));
            return;
        }
        link(group, orders);
        enterGroup(group, orders);
    }

    private static void link(OrderGroup group, List<RestingOrder> orders) {
        if (group.kind() != OrderGroup.Kind.OCO) {
            RestingOrder parent = orders.get(0);
            for (RestingOrder child : orders.subList(1, orders.size())) {
                child.parent = parent;
                parent.children.add(child);
            }
        }
        if (group.kind() != OrderGroup.Kind.OTO) {
            int size = orders.size();
            OcoLink.join(orders.get(size - 2), orders.get(size - 1), group.ocoMode());
        }
    }

    private void enterGroup(OrderGroup group, List<RestingOrder> orders) {
        boolean pair = group.kind() == OrderGroup.Kind.OCO;
        for (RestingOrder order : orders) {
            Refusal fault = refusal(order);
            if (fault != null) {
                orders.forEach(each -> lifecycle.reject(each, fault.reason(), fault.text()));
                return;
            }
        }
        if (pair) {
            orders.forEach(this::take);
            orders.forEach(this::meet);
            return;
        }
        take(orders.get(0));
        for (RestingOrder child : orders.subList(1, orders.size())) {
            take(child);
            lifecycle.suspend(child);
            lifecycle.count(child);
        }
        meet(orders.get(0));
    }

    /** Makes the venue's order; null if the id or the instrument is refused. */
    private @Nullable RestingOrder register(OrderIntent intent) {
        sequence++;
        ClientOrderId id = intent.id();
        Instrument instrument = intent.request().instrument();
        Integer slot = state.slots.get(instrument);
        if (slot == null) {
            boolean used = state.byId.containsKey(id);
            refuse(
                    id,
                    used ? RejectReason.DUPLICATE_ID : RejectReason.UNKNOWN_INSTRUMENT,
                    used ? "the id " + id + " was used before" : instrument + " is not listed on " + state.route);
            return null;
        }
        VenueOrderId venueOrderId = VenueOrderId.of(state.route + "-" + sequence);
        RestingOrder order = new RestingOrder(intent, venueOrderId, slot);
        order.sequence = sequence;
        if (state.byId.putIfAbsent(id, order) != null) {
            refuse(id, RejectReason.DUPLICATE_ID, "the id " + id + " was used before");
            return null;
        }
        return order;
    }

    private void refuse(ClientOrderId id, RejectReason reason, String text) {
        state.outbox.send(OrderEvent.builder(id, OrderEventKind.REJECT, state.clock.nowNanos)
                .reason(reason, text)
                .build());
    }

    private void enter(RestingOrder order) {
        Refusal fault = refusal(order);
        if (fault != null) {
            lifecycle.reject(order, fault.reason(), fault.text());
            return;
        }
        take(order);
        meet(order);
    }

    private @Nullable Refusal refusal(RestingOrder order) {
        if (rejects.rejects(order.intent.id())) {
            return new Refusal(RejectReason.OTHER, "refused at random, as the simulation asks");
        }
        return checks.firstFault(order);
    }

    private void take(RestingOrder order) {
        lifecycle.accept(order);
        setDeadline(order);
        if (order.parent == null) {
            matcher.startTrail(order);
        }
        Instrument instrument = order.terms.instrument();
        if (order.terms.timeInForce() == TimeInForce.OPG) {
            order.auctionNanos = Sessions.nextOpen(instrument, state.clock.nowNanos - 1);
        } else if (order.terms.timeInForce() == TimeInForce.CLS) {
            order.auctionNanos = Sessions.nextClose(instrument, state.clock.nowNanos);
        } else if (order.type == OrderType.MARKET) {
            order.waitsForOpen = checks.isShut(order);
        }
    }

    private void setDeadline(RestingOrder order) {
        order.deadlineNanos = deadline(order);
        state.nextDeadlineNanos = Math.min(state.nextDeadlineNanos, order.deadlineNanos);
    }

    private long deadline(RestingOrder order) {
        OrderRequest terms = order.terms;
        return switch (terms.timeInForce()) {
            case DAY -> Sessions.dayEnd(terms.instrument(), state.clock.nowNanos, terms.isExtendedHours());
            case GTD -> terms.expireAt().map(Sessions::nanos).orElse(Long.MAX_VALUE);
            case GTC, IOC, FOK, OPG, CLS -> Long.MAX_VALUE;
        };
    }

    /** Lets an order meet what stands now, where the rules say so. */
    private void meet(RestingOrder order) {
        boolean asked = order.type == OrderType.MARKET
                ? state.rules.marketFill() != MarketFill.NEXT_EVENT
                : state.rules.testAtBirth();
        if (!asked || !order.isLive() || order.isAuctionOnly() || checks.isShut(order)) {
            return;
        }
        matcher.atOnce(order);
        if (order.isLive() && order.tested && order.isImmediate()) {
            lifecycle.cancel(order, "not filled at once");
            contingents.afterClose(order);
        }
    }

    void cancel(ClientOrderId id) {
        RestingOrder order = state.byId.get(id);
        if (order == null || order.isClosed()) {
            state.outbox.send(OrderEvent.builder(id, OrderEventKind.CANCEL_REJECT, state.clock.nowNanos)
                    .reason(RejectReason.UNKNOWN_ORDER, order == null ? "no such order" : "it is " + order.status)
                    .build());
            return;
        }
        lifecycle.cancel(order, "on request");
        contingents.afterClose(order);
    }

    void replace(OrderIntent intent) {
        RestingOrder order = state.byId.get(intent.id());
        Refusal fault = replaceFault(order, intent.request());
        if (order == null || fault != null) {
            state.outbox.send(OrderEvent.builder(intent.id(), OrderEventKind.REPLACE_REJECT, state.clock.nowNanos)
                    .reason(
                            fault == null ? RejectReason.UNKNOWN_ORDER : fault.reason(),
                            fault == null ? "no such order" : fault.text())
                    .build());
            return;
        }
        OrderRequest terms = intent.request();
        lifecycle.replace(order, terms, null);
        contingents.shareAgain(order);
        setDeadline(order);
        order.tested = false;
        boolean sameEvent = state.rules.replaceTiming() == ReplaceTiming.SAME_EVENT;
        if (!sameEvent) {
            order.bornNanos = state.clock.nowNanos;
            order.bornSerial = state.clock.serial;
        }
        Decimal quantity = order.quantity;
        if (quantity != null && quantity.compareTo(order.filled) == 0) {
            lifecycle.cancel(order, "nothing is left");
            contingents.afterClose(order);
            return;
        }
        meet(order);
        if (sameEvent) {
            matcher.again(order);
        }
    }

    private @Nullable Refusal replaceFault(@Nullable RestingOrder order, OrderRequest terms) {
        if (order == null || order.isClosed()) {
            return new Refusal(
                    RejectReason.UNKNOWN_ORDER, order == null ? "no such order" : "the order is " + order.status);
        }
        if (terms.type() != order.type || terms.side() != order.terms.side()) {
            return new Refusal(RejectReason.INVALID_TERMS, "type and side stay");
        }
        Decimal quantity = terms.quantity();
        if (quantity != null && quantity.compareTo(order.filled) < 0) {
            return new Refusal(RejectReason.INVALID_TERMS, "below what is filled, " + order.filled);
        }
        Refusal fault = checks.terms(terms);
        return fault != null ? fault : checks.market(order, terms);
    }
}
