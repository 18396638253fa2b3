package io.otrep.core.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A venue that fills orders from a tape. It is passive: its time is that of the market events and of {@link #advanceTo}, and whatever it
 * says is said inside a call. Made by {@link Simulation#venue}. Single-threaded: the engine's loop calls it, and its queries answer at
 * once.
 */
public final class SimulatedVenue implements ReplacingBroker, ContingentBroker {
    private final VenueState state;
    private final Lifecycle lifecycle;
    private final Matcher matcher;
    private final Contingents contingents;
    private final OrderDesk desk;
    private final Inbox inbox;
    private final List<Instrument> instruments;
    private final List<Activity> activities;
    private final CorporateActions corporateActions;
    private final StatusDesk statusDesk;
    private final Carry carry;
    private final MarginCalls marginCalls;
    private boolean started;
    private boolean timed;

    SimulatedVenue(String route, List<Instrument> instruments, Simulation.Settings settings) {
        this.instruments = List.copyOf(instruments);
        this.state = new VenueState(route, this.instruments, settings);
        this.lifecycle = new Lifecycle(state);
        this.contingents = new Contingents(state, lifecycle);
        this.matcher = new Matcher(state, lifecycle, new Taker(state, lifecycle), contingents);
        this.desk = new OrderDesk(state, lifecycle, matcher, contingents);
        this.inbox = new Inbox(settings.requestNanos);
        this.activities = state.activities;
        this.corporateActions = new CorporateActions(state, lifecycle, contingents);
        this.statusDesk = new StatusDesk(state, lifecycle, corporateActions, contingents);
        this.carry = new Carry(state, activities);
        this.marginCalls = new MarginCalls(state, lifecycle, contingents, activities);
    }

    @Override
    public String route() {
        return state.route;
    }

    @Override
    public Capabilities capabilities() {
        EnumSet<Capability> all = EnumSet.allOf(Capability.class);
        all.removeAll(
                EnumSet.of(Capability.CANCEL_ALL, Capability.PREVIEW, Capability.MARKET_DATA, Capability.HISTORY));
        all.removeAll(state.settings.missing);
        return Capabilities.of(all, AssetClass.values());
    }

    @Override
    public BrokerProfile profile() {
        return new BrokerProfile(BrokerProfile.IdScope.FOR_EVER, 128, ".+", true, Duration.ZERO);
    }

    /**
     * Connects at once: the stream is up, the starting cash is a deposit of this moment. Call {@link #advanceTo} before,
     * if the deposit is to have a time.
     *
     * @param events where outcomes and events go
     */
    @Override
    public void connect(BrokerEvents events) {
        state.outbox.connect(events);
        events.onStream(BrokerEvents.StreamState.UP, "simulated");
        if (!started) {
            started = true;
            int number = 0;
            for (Money cash : state.settings.cash) {
                number++;
                ActivityKey key = ActivityKey.of(state.account.id(), state.route + "-deposit" + number);
                CashFlow deposit = new CashFlow(key, state.clock.nowNanos, CashFlow.Kind.DEPOSIT, cash, null);
                activities.add(deposit);
                events.onActivity(deposit);
            }
        }
        events.onAccount(accountNow());
    }

    /**
     * Whether the venue lists an instrument.
     *
     * @param instrument any instrument
     * @return its slot, -1 if it does not
     */
    public int slotOf(Instrument instrument) {
        Integer slot = state.slots.get(instrument);
        return slot == null ? -1 : slot;
    }

    /**
     * Takes up a market event: time passes, then open orders are tested on it. Events of instruments that the venue does not list only
     * pass time.
     *
     * @param event not older than the one before
     */
    public void onMarket(MarketEvent event) {
        onMarket(slotOf(event.instrument()), event);
    }

    /**
     * As {@link #onMarket(MarketEvent)}, for a caller that knows the slot.
     *
     * @param slot what {@link #slotOf} says of the event's instrument
     * @param event not older than the one before
     */
    public void onMarket(int slot, MarketEvent event) {
        advanceTo(event.timeNanos());
        if (slot < 0) {
            return;
        }
        state.clock.serial++;
        if (event instanceof CorporateAction action) {
            corporateActions.onAction(slot, action);
            return;
        }
        update(state.markets[slot], event);
        if (event instanceof StatusChange change) {
            statusDesk.onStatus(slot, change.status());
            return;
        }
        if (state.orders[slot].count() > 0) {
            matcher.onEvent(slot, event);
        }
        marginCalls.check();
    }

    private static void update(SlotMarket market, MarketEvent event) {
        if (event instanceof Bar bar) {
            market.onBar(bar);
        } else if (event instanceof Quote quote) {
            market.onQuote(quote);
        } else if (event instanceof QuoteBar bar) {
            market.onQuoteBar(bar);
        } else if (event instanceof Trade trade) {
            market.onTrade(trade);
        } else if (event instanceof DepthSnapshot depth) {
            market.onDepth(depth);
        } else if (event instanceof StatusChange change) {
            market.onStatus(change);
        }
    }

    /**
     * Lets time pass: requests arrive, orders expire, answers are delivered. An order works through its last moment: it expires when
     * time has passed it.
     *
     * @param nanos nanoseconds since 1970; earlier than the venue's time changes nothing
     */
    public void advanceTo(long nanos) {
        if (!timed) {
            timed = true;
            carry.startAt(nanos);
        }
        while (Math.min(inbox.nextNanos(), carry.nextNanos()) <= nanos) {
            if (carry.nextNanos() <= inbox.nextNanos()) {
                pass(carry.nextNanos());
                carry.charge();
            } else {
                pass(inbox.nextNanos());
                inbox.runNext();
            }
        }
        pass(nanos);
    }

    private void pass(long nanos) {
        if (nanos > state.clock.nowNanos) {
            expire(nanos);
            state.clock.nowNanos = nanos;
            state.account.settleUntil(nanos);
        }
        state.outbox.advanceTo(state.clock.nowNanos);
    }

    /** Ends what has passed its last moment; a lower bound of the next end spares the search. */
    private void expire(long nanos) {
        if (nanos <= state.nextDeadlineNanos) {
            return;
        }
        long next = Long.MAX_VALUE;
        for (SlotOrders orders : state.orders) {
            for (int i = 0; i < orders.count(); i++) {
                RestingOrder order = orders.get(i);
                if (order.isClosed()) {
                    continue;
                }
                if (order.deadlineNanos < nanos) {
                    state.clock.nowNanos = Math.max(state.clock.nowNanos, order.deadlineNanos);
                    lifecycle.expire(order);
                    contingents.afterClose(order);
                } else {
                    next = Math.min(next, order.deadlineNanos);
                }
            }
        }
        state.nextDeadlineNanos = next;
    }

    /** Says what is still on its way: called when the tape has ended, so that the books of both sides can be compared. */
    public void deliverRest() {
        state.outbox.advanceTo(Long.MAX_VALUE);
    }

    /**
     * When the venue wants to be woken by {@link #advanceTo} if no event comes before. Waking it too often does no harm.
     *
     * @return nanoseconds since 1970, {@link Long#MAX_VALUE} if never
     */
    public long nextTimeNanos() {
        long deadline = state.nextDeadlineNanos;
        long expiry = deadline == Long.MAX_VALUE ? deadline : Math.max(deadline, state.clock.nowNanos) + 1;
        long due = Math.min(expiry, carry.nextNanos());
        return Math.min(due, Math.min(inbox.nextNanos(), state.outbox.nextNanos()));
    }

    /**
     * Tells what a currency is worth.
     *
     * @param rate to or from the account's currency; others are ignored
     */
    public void onExchangeRate(ExchangeRate rate) {
        state.account.rate(rate);
    }

    @Override
    public void submit(OrderIntent intent) {
        inbox.put(state.clock.nowNanos, () -> desk.submit(intent));
    }

    @Override
    public void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        List<OrderIntent> copy = List.copyOf(intents);
        inbox.put(state.clock.nowNanos, () -> desk.submitGroup(group, copy));
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        inbox.put(state.clock.nowNanos, () -> desk.cancel(id));
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        inbox.put(state.clock.nowNanos, () -> desk.replace(replace));
    }

    @Override
    public CompletionStage<Account> account() {
        return CompletableFuture.completedFuture(accountNow());
    }

    private Account accountNow() {
        VenueAccount books = state.account;
        Account.Builder b = Account.builder(books.id(), books.currency(), state.clock.nowNanos);
        books.balances().forEach(b::balance);
        b.equity(cents(books.equity())).settledCash(cents(books.settledCash()));
        MarginModel margin = state.settings.margin;
        return (margin == null ? b : b.buyingPower(cents(margin.buyingPower(books)))).build();
    }

    private static @Nullable Decimal cents(double value) {
        boolean stated = Math.abs(value) < 1e15;
        return stated ? Decimal.nearest(value, Decimal.of(1, 2), RoundingMode.HALF_EVEN) : null;
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return CompletableFuture.completedFuture(state.account.positions());
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        List<Order> open = new ArrayList<>();
        for (RestingOrder order : state.byId.values()) {
            if (!order.isClosed()) {
                open.add(order.toOrder());
            }
        }
        return CompletableFuture.completedFuture(open);
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        List<Order> closed = new ArrayList<>();
        for (RestingOrder order : state.byId.values()) {
            if (order.isClosed() && order.updatedAtNanos >= Sessions.nanos(since)) {
                closed.add(order.toOrder());
            }
        }
        return CompletableFuture.completedFuture(closed);
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        RestingOrder order = state.byId.get(id);
        return CompletableFuture.completedFuture(Optional.ofNullable(order).map(RestingOrder::toOrder));
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        long sinceNanos = Sessions.nanos(since);
        List<Activity> all = new ArrayList<>(activities);
        all.addAll(state.executions.sentSoFar());
        all.removeIf(activity -> activity.timeNanos() < sinceNanos);
        return CompletableFuture.completedFuture(all);
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        List<Instrument> known = new ArrayList<>(instruments);
        known.removeIf(instrument -> !symbols.isEmpty() && !symbols.contains(instrument.symbol()));
        return CompletableFuture.completedFuture(known);
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return CompletableFuture.completedFuture(Sessions.instant(state.clock.nowNanos));
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        List<ExchangeRate> known = new ArrayList<>();
        if (to.equals(state.account.currency())) {
            for (Map.Entry<Currency, Double> rate : state.account.rates().entrySet()) {
                known.add(new ExchangeRate(rate.getKey(), to, rate.getValue(), state.clock.nowNanos));
            }
        }
        return CompletableFuture.completedFuture(known);
    }

    /** Does nothing: there is no thread and no socket. */
    @Override
    public void close() {}
}
