package io.otrep.core.sim;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a venue share. Mutable, single-threaded. */
final class VenueState {
    final String route;
    final Simulation.Settings settings;
    final FillRules rules;
    final Map<Instrument, Integer> slots = new LinkedHashMap<>();
    final SlotMarket[] markets;
    final SlotOrders[] orders;
    final Map<ClientOrderId, RestingOrder> byId = new LinkedHashMap<>();
    /** No open order ends before this; a lower bound. */
    long nextDeadlineNanos = Long.MAX_VALUE;

    /** Activities that are no fills, oldest first. */
    final List<Activity> activities = new ArrayList<>();

    private long bookings;

    final VenueClock clock = new VenueClock();
    final Outbox outbox;
    final VenueAccount account;
    final Executions executions;

    VenueState(String route, List<Instrument> instruments, Simulation.Settings settings) {
        this.route = route;
        this.settings = settings;
        this.rules = settings.rules;
        this.markets = new SlotMarket[instruments.size()];
        this.orders = new SlotOrders[instruments.size()];
        for (int slot = 0; slot < markets.length; slot++) {
            slots.put(instruments.get(slot), slot);
            markets[slot] = new SlotMarket(instruments.get(slot));
            orders[slot] = new SlotOrders();
        }
        this.outbox = new Outbox(settings.responseNanos);
        AccountId id = AccountId.of(route, "simulated");
        this.account = new VenueAccount(id, settings.cash.get(0).currency(), markets, slots);
        this.executions = new Executions(account, markets, settings, outbox, clock);
        settings.cash.forEach(account::book);
    }

    /** The key of the next booking of a kind that has no number of its own. */
    ActivityKey nextKey(String kind) {
        bookings++;
        return ActivityKey.of(account.id(), route + "-" + kind + bookings);
    }

    /** Keeps an activity for queries and sends it. */
    void tell(Activity activity) {
        activities.add(activity);
        outbox.send(activity);
    }
}
