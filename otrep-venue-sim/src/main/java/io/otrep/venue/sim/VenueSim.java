package io.otrep.venue.sim;

import io.otrep.account.AccountId;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.VenueOrder;
import io.otrep.broker.BrokerFactory;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A venue with one account, for tests: it matches the account's orders against a scripted bid and ask, keeps books, and speaks through
 * brokers that a {@link FaultPlan} stands behind. It outlives them: an engine dies, the next one connects to the same venue.
 *
 * <p>It owns no clock and no thread. Time passes in {@link #advanceTo} alone, and whatever the venue or a broker says is said inside that
 * call, on the caller's thread; {@link #nextTimeNanos} tells when something is due. For example
 *
 * <pre>{@code
 * while (!done && venue.nextTimeNanos() < endNanos) {
 *     venue.advanceTo(venue.nextTimeNanos());
 * }
 * }</pre>
 *
 * <p>Single-threaded, brokers included, unless a {@link VenueDriver} advances it: then brokers may be used from any thread, and the venue
 * itself through {@link VenueDriver#ask}.
 */
public final class VenueSim {
    private final VenueState state;
    private final Executions executions;
    private final Matcher matcher;
    private final OrderDesk desk;
    private final TermsCheck check;
    private final Look look;
    private final VenueTruth truth;
    private final long startNanos;
    private volatile Executor entry = Runnable::run;
    private int restarts;

    VenueSim(VenueSimBuilder b) {
        Agenda agenda = new Agenda(b.startNanos);
        TraceLog trace = new TraceLog(agenda, b.traced);
        startNanos = b.startNanos;
        Money first = b.cash.get(0);
        state = new VenueState(
                b.route,
                AccountId.of(b.route, b.account),
                first.currency(),
                List.copyOf(b.instruments),
                b.rules,
                agenda,
                trace,
                new FaultDesk(agenda, trace, b.plan));
        executions = new Executions(state);
        Exits exits = new Exits(state);
        matcher = new Matcher(state, executions, exits);
        check = new TermsCheck(state, executions);
        desk = new OrderDesk(state, check, matcher, exits);
        look = new Look(state, executions);
        truth = new VenueTruth(state, executions);
        b.cash.forEach(this::deposit);
        b.paths.forEach(path -> follow(path.steps()));
    }

    /**
     * Begins a venue.
     *
     * @param route name of the route that leads to it, as in its instruments
     * @param cash what the account begins with; its currency is the account's
     * @return a builder
     */
    public static VenueSimBuilder builder(String route, Money cash) {
        return new VenueSimBuilder(route, cash);
    }

    /**
     * Makes brokers for this venue.
     *
     * @return a factory; each broker is a connection of its own
     */
    public BrokerFactory brokers() {
        return new SimBrokerFactory(this, state.route);
    }

    /**
     * What really happened, apart from what a broker was told.
     *
     * @return the truth, always as it is now
     */
    public VenueTruth truth() {
        return truth;
    }

    /**
     * Everything that was said, lost or decided, for example {@code 3.001000000 venue: ACCEPT o-1}: seconds since the start, what, and the
     * order's id.
     *
     * @return one line each, an unmodifiable view; empty if the trace is off
     */
    public List<String> trace() {
        return state.trace.lines();
    }

    /**
     * The venue's time.
     *
     * @return nanoseconds since 1970
     */
    public long nowNanos() {
        return state.nowNanos();
    }

    /**
     * When something is due.
     *
     * @return nanoseconds since 1970, {@link Long#MAX_VALUE} if nothing is
     */
    public long nextTimeNanos() {
        return state.agenda.nextTimeNanos();
    }

    /**
     * Lets time pass: all that is due happens, in order of time.
     *
     * @param nanos nanoseconds since 1970; an earlier time than the venue's runs what is due now
     */
    public void advanceTo(long nanos) {
        state.agenda.advanceTo(Math.max(nanos, state.nowNanos()));
    }

    /**
     * Lets time pass.
     *
     * @param duration at least 0
     */
    public void advance(Duration duration) {
        advanceTo(Agenda.plus(nowNanos(), duration.toNanos()));
    }

    /**
     * Puts another plan in force: its generator and its counts of messages begin anew.
     *
     * @param plan what goes wrong from now on
     */
    public void faults(FaultPlan plan) {
        state.trace.add("plan:", plan.toString().replace("\n", "; "));
        state.faults.begin(plan);
    }

    /**
     * The market of an instrument moves, now.
     *
     * @param instrument of what
     * @param bid for example {@code 9.99}
     * @param ask for example {@code 10.01}
     */
    public void market(Instrument instrument, String bid, String ask) {
        market(PriceStep.of(instrument, nowNanos(), bid, ask));
    }

    /**
     * The market of an instrument moves, now, whatever time the step says.
     *
     * @param step bid, ask and sizes
     */
    public void market(PriceStep step) {
        SimMarket market = state.market(step.instrument());
        market.move(step);
        Quote quote = market.quote();
        if (quote != null) {
            state.feeds.forEach(feed -> feed.onMarket(quote));
        }
        matcher.sweep(step.instrument());
    }

    private void follow(Iterator<PriceStep> steps) {
        if (steps.hasNext()) {
            PriceStep step = steps.next();
            state.agenda.at(step.timeNanos(), () -> {
                market(step);
                follow(steps);
            });
        }
    }

    /**
     * The venue goes down, and comes back: streams end, what arrives meanwhile is lost, open orders survive or expire by its rules.
     *
     * @param downFor at least 0
     */
    public void restart(Duration downFor) {
        int number = ++restarts;
        state.down = true;
        state.trace.add("venue: down for", downFor);
        state.feeds.forEach(VenueFeed::onVenueDown);
        if (!state.rules.ordersSurviveRestart()) {
            for (SimOrder order : state.openOrders()) {
                if (!order.isClosed()) {
                    matcher.close(order, OrderStatus.EXPIRED, OrderEventKind.EXPIRE, "the venue restarted");
                }
            }
        }
        state.agenda.after(downFor.toNanos(), () -> comeBack(number));
    }

    private void comeBack(int number) {
        if (number == restarts) {
            state.down = false;
            state.trace.add("venue: up", "");
            state.feeds.forEach(VenueFeed::onVenueUp);
            state.instruments.forEach(matcher::sweep);
        }
    }

    /**
     * Somebody else, a person at the venue's own page for example, makes an order. It is not checked.
     *
     * @param terms with a quantity
     * @return the venue's id
     */
    public VenueOrderId externalOrder(OrderRequest terms) {
        ClientOrderId unnamed = ClientOrderId.external(VenueOrderId.of(state.route));
        SimOrder order = desk.accept(unnamed, terms, new Strikes());
        matcher.arrive(order);
        return order.venueOrderId();
    }

    /**
     * Executes a part of an order at its own price, or else the market's, whatever the market says.
     *
     * @param id our id
     * @param quantity units; what is left if the order has less
     */
    public void fill(ClientOrderId id, Decimal quantity) {
        matcher.force(named(id), quantity, 0);
    }

    /**
     * The venue ends an order on its own.
     *
     * @param id our id
     * @param reason in the venue's words
     */
    public void cancelByVenue(ClientOrderId id, String reason) {
        SimOrder order = named(id);
        if (!order.isClosed()) {
            matcher.close(order, OrderStatus.CANCELED, OrderEventKind.CANCEL, reason);
        }
    }

    private SimOrder named(ClientOrderId id) {
        SimOrder order = state.find(id, null);
        if (order == null) {
            throw new IllegalArgumentException("the venue has no order " + id + "; submit it first");
        }
        return order;
    }

    /**
     * Takes an execution back.
     *
     * @param family of the fill
     * @return false if there is no such execution, or it was taken back before
     */
    public boolean bust(String family) {
        return executions.bust(family);
    }

    /**
     * Gives an execution another price.
     *
     * @param family of the fill
     * @param price above 0
     * @return false if there is no such execution, or it was taken back
     */
    public boolean correct(String family, Decimal price) {
        return executions.correct(family, price);
    }

    /**
     * The owner puts money in, or takes it out.
     *
     * @param amount negative for a withdrawal
     */
    public void deposit(Money amount) {
        CashFlow.Kind kind = amount.isNegative() ? CashFlow.Kind.WITHDRAWAL : CashFlow.Kind.DEPOSIT;
        executions.book(new CashFlow(executions.nextKey("cash"), nowNanos(), kind, amount, null));
    }

    /**
     * The venue closes a position on its own, as in a margin closeout: an order of the venue, and its execution at the market.
     *
     * @param instrument of what; nothing happens if nothing is held or the market has no price
     */
    public void closeOut(Instrument instrument) {
        Decimal position = executions.position(instrument);
        Side side = position.signum() > 0 ? Side.SELL : Side.BUY;
        if (position.signum() == 0 || state.market(instrument).price(side == Side.BUY) == null) {
            return;
        }
        OrderRequest terms = OrderRequest.market(instrument, side, position.abs())
                .timeInForce(TimeInForce.GTC)
                .build();
        ClientOrderId unnamed = ClientOrderId.external(VenueOrderId.of(state.route));
        SimOrder order = desk.accept(unnamed, terms, new Strikes());
        executions.book(new VenueOrder(
                executions.nextKey("closeout"), nowNanos(), instrument, order.venueOrderId(), "MARGIN_CLOSEOUT"));
        matcher.force(order, null, 0);
    }

    /**
     * Tells what a currency is worth, for {@code exchangeRates}.
     *
     * @param rate replaces one of the same pair
     */
    public void exchangeRate(ExchangeRate rate) {
        state.rates.removeIf(old -> old.from().equals(rate.from()) && old.to().equals(rate.to()));
        state.rates.add(rate);
    }

    VenueState state() {
        return state;
    }

    OrderDesk desk() {
        return desk;
    }

    TermsCheck check() {
        return check;
    }

    Look look() {
        return look;
    }

    long startNanos() {
        return startNanos;
    }

    /** Runs what a broker asks: at once, or on the driver's thread. */
    void enter(Runnable request) {
        entry.execute(request);
    }

    void enterBy(Executor executor) {
        entry = executor;
    }
}
