package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.TermsCheck.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where requests arrive: each is answered by an event, and what follows from it is told on the streams. Single-threaded. */
final class OrderDesk {
    private final VenueState state;
    private final TermsCheck check;
    private final Matcher matcher;
    private final Exits exits;

    OrderDesk(VenueState state, TermsCheck check, Matcher matcher, Exits exits) {
        this.state = state;
        this.check = check;
        this.matcher = matcher;
        this.exits = exits;
    }

    /** A new order; answered by ACCEPT or REJECT. */
    OrderEvent submit(OrderIntent intent, long sentAtNanos, Strikes strikes) {
        SimOrder earlier = check.earlier(intent.id());
        if (earlier != null && state.rules.duplicateIds() == DuplicateIds.ANSWERED) {
            return again(earlier);
        }
        Refusal refusal = refusal(intent, sentAtNanos, earlier, strikes, true);
        if (refusal != null) {
            return reject(intent.id(), refusal);
        }
        SimOrder order = accept(intent.id(), intent.request(), strikes);
        OrderEvent accepted = state.event(order, OrderEventKind.ACCEPT, null);
        matcher.arrive(order);
        forceLater(order, strikes);
        return accepted;
    }

    private OrderEvent again(SimOrder earlier) {
        state.trace.add("venue: known already", earlier.id);
        return state.event(earlier, OrderEventKind.ACCEPT, "known already");
    }

    private OrderEvent reject(ClientOrderId id, Refusal refusal) {
        return state.refusal(id, OrderEventKind.REJECT, refusal.reason(), refusal.text());
    }

    private @Nullable Refusal refusal(
            OrderIntent intent, long sentAtNanos, @Nullable SimOrder earlier, Strikes strikes, boolean first) {
        Refusal refusal = byChance(strikes);
        refusal = refusal == null ? check.deadline(sentAtNanos) : refusal;
        refusal = refusal == null ? check.id(intent.id()) : refusal;
        if (refusal == null && earlier != null && state.rules.duplicateIds() == DuplicateIds.REFUSED) {
            refusal = new Refusal(RejectReason.DUPLICATE_ID, "the id " + intent.id() + " was used before");
        }
        OrderRequest terms = intent.request();
        refusal = refusal == null ? check.terms(terms) : refusal;
        Decimal quantity = terms.quantity();
        if (refusal == null && first && quantity != null) {
            refusal = check.account(terms, quantity);
        }
        return refusal == null ? wouldTake(intent) : refusal;
    }

    private static @Nullable Refusal byChance(Strikes strikes) {
        Strikes.Struck refused = strikes.find(FaultKind.REFUSED);
        if (refused != null) {
            return new Refusal(refused.fault().reason(), "as the plan says");
        }
        return strikes.has(FaultKind.RATE_LIMITED) ? new Refusal(RejectReason.RATE_LIMIT, "too many requests") : null;
    }

    private @Nullable Refusal wouldTake(OrderIntent intent) {
        OrderRequest terms = intent.request();
        if (!terms.isPostOnly() || terms.quantity() == null) {
            return null;
        }
        SimOrder probe = new SimOrder(intent.id(), terms, terms.quantity(), VenueOrderId.of("probe"), state.nowNanos());
        return matcher.wouldTake(probe) ? new Refusal(RejectReason.WOULD_TAKE, "would take liquidity") : null;
    }

    /** Makes the order and says so. */
    SimOrder accept(ClientOrderId id, OrderRequest terms, Strikes strikes) {
        Decimal quantity = terms.quantity();
        VenueOrderId venueOrderId = state.nextVenueId();
        ClientOrderId name = id.isExternal() ? ClientOrderId.external(venueOrderId) : id;
        SimOrder order =
                new SimOrder(name, terms, quantity == null ? Decimal.ZERO : quantity, venueOrderId, state.nowNanos());
        state.add(order);
        state.tell(order, OrderEventKind.ACCEPT, null, strikes.nanos(FaultKind.FILL_BEFORE_ACCEPT));
        expireLater(order);
        return order;
    }

    private void expireLater(SimOrder order) {
        Instant now = Nanos.toInstant(state.nowNanos());
        Instant end = switch (order.terms.timeInForce()) {
            case DAY -> order.terms.instrument().calendar().nextClose(now).orElse(null);
            case GTD -> order.terms.expireAt().orElse(null);
            case GTC, IOC, FOK, OPG, CLS -> null;
        };
        int number = ++order.expiry;
        if (end != null) {
            state.agenda.at(Nanos.of(end), () -> expire(order, number));
        }
    }

    private void expire(SimOrder order, int number) {
        if (!order.isClosed() && order.expiry == number) {
            matcher.close(order, OrderStatus.EXPIRED, OrderEventKind.EXPIRE, "its time is over");
        }
    }

    private void forceLater(SimOrder order, Strikes strikes) {
        for (Strikes.Struck struck : strikes.all()) {
            if (struck.fault().kind() == FaultKind.FILL) {
                Decimal quantity = struck.fault().quantity();
                state.agenda.after(struck.nanos(), () -> matcher.force(order, quantity, 0));
            }
        }
    }

    /** Orders that depend on each other: all are taken, or all are refused. */
    List<OrderEvent> submitGroup(OrderGroup group, List<OrderIntent> intents, long sentAtNanos, Strikes strikes) {
        List<SimOrder> known = intents.stream()
                .map(intent -> check.earlier(intent.id()))
                .filter(Objects::nonNull)
                .toList();
        if (known.size() == intents.size() && state.rules.duplicateIds() == DuplicateIds.ANSWERED) {
            return known.stream().map(this::again).toList();
        }
        for (int i = 0; i < intents.size(); i++) {
            OrderIntent intent = intents.get(i);
            boolean works = i == 0 || group.kind() == OrderGroup.Kind.OCO;
            Refusal refusal = refusal(intent, sentAtNanos, check.earlier(intent.id()), strikes, works);
            if (refusal != null) {
                return intents.stream().map(each -> reject(each.id(), refusal)).toList();
            }
        }
        return take(group, intents, strikes);
    }

    private List<OrderEvent> take(OrderGroup group, List<OrderIntent> intents, Strikes strikes) {
        List<SimOrder> orders = new ArrayList<>();
        List<OrderEvent> answers = new ArrayList<>();
        for (OrderIntent intent : intents) {
            SimOrder order = accept(intent.id(), intent.request(), strikes);
            orders.add(order);
            answers.add(state.event(order, OrderEventKind.ACCEPT, null));
        }
        exits.link(group, orders);
        orders.stream().filter(SimOrder::isHeldBack).forEach(exits::hold);
        orders.stream()
                .filter(order -> !order.isHeldBack() && order.parent == null)
                .forEach(matcher::arrive);
        forceLater(orders.get(0), strikes);
        return answers;
    }

    /** The end of an order; answered by CANCEL or CANCEL_REJECT, or by CANCEL_UNKNOWN if it was one request too many: it is asked for again. */
    OrderEvent cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId, Strikes strikes) {
        SimOrder order = state.find(id, venueOrderId);
        Refusal refusal = byChance(strikes);
        if (refusal == null && (order == null || order.isClosed())) {
            refusal = new Refusal(
                    RejectReason.UNKNOWN_ORDER, order == null ? "no such order" : "the order is " + order.status);
        }
        if (refusal != null || order == null) {
            RejectReason reason = refusal == null ? RejectReason.UNKNOWN_ORDER : refusal.reason();
            String text = refusal == null ? "no such order" : refusal.text();
            boolean unseen = reason == RejectReason.RATE_LIMIT;
            OrderEventKind kind = unseen ? OrderEventKind.CANCEL_UNKNOWN : OrderEventKind.CANCEL_REJECT;
            return state.refusal(id, kind, reason, text);
        }
        end(order, strikes);
        return state.event(order, OrderEventKind.CANCEL, order.reason);
    }

    private void end(SimOrder order, Strikes strikes) {
        Strikes.Struck late = strikes.find(FaultKind.LATE_FILL);
        if (late != null) {
            matcher.force(order, late.fault().quantity(), Math.max(1, late.nanos()));
        }
        matcher.close(order, OrderStatus.CANCELED, OrderEventKind.CANCEL, "on request");
    }

    /** The end of every order; each is told on the streams. */
    void cancelAll(Strikes strikes) {
        for (SimOrder order : state.openOrders()) {
            if (!order.isClosed()) {
                end(order, strikes);
            }
        }
    }

    /** Other terms; answered by REPLACE or REPLACE_REJECT. */
    OrderEvent replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId, long sentAtNanos, Strikes strikes) {
        SimOrder order = state.find(intent.id(), venueOrderId);
        Decimal quantity = intent.request().quantity();
        Refusal refusal = byChance(strikes);
        refusal = refusal == null ? check.deadline(sentAtNanos) : refusal;
        refusal = refusal == null ? replaceRefusal(order, intent.request()) : refusal;
        if (refusal != null || order == null || quantity == null) {
            RejectReason reason = refusal == null ? RejectReason.UNKNOWN_ORDER : refusal.reason();
            String text = refusal == null ? "no such order" : refusal.text();
            return state.refusal(intent.id(), OrderEventKind.REPLACE_REJECT, reason, text);
        }
        change(order, intent.request(), quantity);
        OrderEvent changed = state.event(order, OrderEventKind.REPLACE, null);
        matcher.arrive(order);
        return changed;
    }

    private void change(SimOrder order, OrderRequest terms, Decimal quantity) {
        order.terms = terms;
        order.quantity = quantity;
        if (terms.stopPrice() != null) {
            order.stop = terms.stopPrice();
        }
        if (state.rules.replaceMakesNewId()) {
            state.rename(order);
        }
        state.tell(order, OrderEventKind.REPLACE, null);
        expireLater(order);
    }

    private @Nullable Refusal replaceRefusal(@Nullable SimOrder order, OrderRequest terms) {
        if (order == null || order.isClosed()) {
            return new Refusal(
                    RejectReason.UNKNOWN_ORDER, order == null ? "no such order" : "the order is " + order.status);
        }
        if (terms.type() != order.terms.type() || terms.side() != order.terms.side()) {
            return new Refusal(RejectReason.INVALID_TERMS, "type and side stay");
        }
        if (!terms.instrument().equals(order.terms.instrument())) {
            return new Refusal(RejectReason.INVALID_TERMS, "the instrument stays");
        }
        Decimal quantity = terms.quantity();
        if (quantity != null && quantity.compareTo(order.executed) <= 0) {
            return new Refusal(RejectReason.INVALID_TERMS, "not above what is filled, " + order.executed);
        }
        return check.terms(terms);
    }
}
