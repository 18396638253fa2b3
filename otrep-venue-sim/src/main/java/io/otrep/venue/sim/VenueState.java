package io.otrep.venue.sim;

import io.otrep.account.AccountId;
import io.otrep.account.ExchangeRate;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the parts of a venue share. Single-threaded. */
final class VenueState {
    final String route;
    final AccountId account;
    final Currency currency;
    final List<Instrument> instruments;
    final VenueRules rules;
    final Agenda agenda;
    final TraceLog trace;
    final FaultDesk faults;
    final Map<Instrument, SimMarket> markets = new LinkedHashMap<>();
    final List<SimOrder> orders = new ArrayList<>();
    final List<ExchangeRate> rates = new ArrayList<>();
    final List<VenueFeed> feeds = new CopyOnWriteArrayList<>();
    private final Map<ClientOrderId, List<SimOrder>> byClientId = new LinkedHashMap<>();
    private final Map<VenueOrderId, SimOrder> byVenueId = new LinkedHashMap<>();
    private final List<SimOrder> open = new ArrayList<>();
    private long venueIds;
    boolean down;

    VenueState(
            String route,
            AccountId account,
            Currency currency,
            List<Instrument> instruments,
            VenueRules rules,
            Agenda agenda,
            TraceLog trace,
            FaultDesk faults) {
        this.route = route;
        this.account = account;
        this.currency = currency;
        this.instruments = instruments;
        this.rules = rules;
        this.agenda = agenda;
        this.trace = trace;
        this.faults = faults;
        instruments.forEach(instrument -> markets.put(instrument, new SimMarket(instrument)));
    }

    long nowNanos() {
        return agenda.nowNanos();
    }

    SimMarket market(Instrument instrument) {
        SimMarket market = markets.get(instrument);
        if (market == null) {
            throw new IllegalArgumentException(instrument + " is not listed on " + route + "; add it to the venue");
        }
        return market;
    }

    VenueOrderId nextVenueId() {
        return VenueOrderId.of(route + "-" + ++venueIds);
    }

    void add(SimOrder order) {
        orders.add(order);
        open.add(order);
        byClientId.computeIfAbsent(order.id, id -> new ArrayList<>()).add(order);
        byVenueId.put(order.venueOrderId(), order);
    }

    void rename(SimOrder order) {
        VenueOrderId next = nextVenueId();
        order.venueOrderIds.add(next);
        byVenueId.put(next, order);
    }

    /** Orders that are open, oldest first; a copy. */
    List<SimOrder> openOrders() {
        open.removeIf(SimOrder::isClosed);
        return new ArrayList<>(open);
    }

    /** Every order under a client order id, oldest first. */
    List<SimOrder> named(ClientOrderId id) {
        return byClientId.getOrDefault(id, List.of());
    }

    /** The order that a request means: by the venue's id if given, else the last one under our id. */
    @Nullable
    SimOrder find(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        if (venueOrderId != null) {
            return byVenueId.get(venueOrderId);
        }
        List<SimOrder> all = named(id);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Changes what is shown of an order and tells everyone who is connected. */
    OrderEvent tell(SimOrder order, OrderEventKind kind, @Nullable String text) {
        return tell(order, kind, text, 0);
    }

    OrderEvent tell(SimOrder order, OrderEventKind kind, @Nullable String text, long lateNanos) {
        order.show(nowNanos());
        OrderEvent event = event(order, kind, text);
        trace.add("venue: " + kind + (text == null ? "" : " (" + text + ")"), order.id);
        feeds.forEach(feed -> feed.onOrder(event, lateNanos));
        return event;
    }

    OrderEvent event(SimOrder order, OrderEventKind kind, @Nullable String text) {
        return OrderEvent.builder(order.id, kind, nowNanos())
                .venueOrderId(order.venueOrderId())
                .cumulativeQuantity(order.told.units())
                .terms(kind == OrderEventKind.REPLACE ? order.terms : null)
                .reason(null, text)
                .build();
    }

    OrderEvent refusal(ClientOrderId id, OrderEventKind kind, RejectReason reason, String text) {
        trace.add("venue: " + kind + " " + reason + " (" + text + ")", id);
        return OrderEvent.builder(id, kind, nowNanos()).reason(reason, text).build();
    }
}
