package io.otrep.core.edge;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.PutOff;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.sim.SimulatedVenue;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that drives a live engine: takes inputs from the order lane before the market lane, fires timers, and sleeps when there is nothing to do.
 * Any thread may offer inputs.
 */
public final class LiveLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLoop.class);
    /** After so many inputs of the order lane in a row one of the market lane has its turn. */
    private static final int FAIRNESS = 64;

    private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

    /** Runs on the loop. */
    private record Command(Runnable action, Runnable abandoned) {}

    /** A route is to be compared with its venue. */
    private record Compare(String route, ReconcileTrigger trigger, AtomicBoolean asked) {}

    /** A stream of a route changed. */
    private record Stream(Route route, boolean up) {}

    private final StopLatch latch;
    private final LongSupplier clock;
    private final OrderLane orders;
    private final int marketCapacity;
    private final Thread thread;
    private volatile @Nullable MarketLane market;
    private volatile boolean parked;
    private volatile boolean closed;
    private volatile boolean ended;
    private @Nullable EngineCore core;
    private SimulatedVenue[] venueBySlot = new SimulatedVenue[0];
    private List<SimulatedVenue> venues = List.of();
    private VenueQueue venueQueue = new VenueQueue();
    private final PutOff later = new PutOff();
    private @Nullable Reconcilers reconcilers;
    private long loopNanos = Long.MIN_VALUE;
    private int ordersInRow;

    /**
     * A loop that is not running.
     *
     * @param threadName for example {@code otrep-desk-loop}
     * @param latch the switch; a lane that overflows halts its route
     * @param clock nanoseconds since 1970
     * @param capacity bound of each lane
     */
    public LiveLoop(String threadName, StopLatch latch, LongSupplier clock, int capacity) {
        this.latch = latch;
        this.clock = clock;
        this.orders = new OrderLane(capacity);
        this.marketCapacity = capacity;
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    /**
     * Where a broker puts what it learns; inputs wait until the loop runs.
     *
     * @param route the route, asked for when its stream changes
     * @param routeName its name
     * @return the sink, thread-safe
     */
    public BrokerEvents sink(Supplier<Route> route, String routeName) {
        AtomicBoolean overflown = new AtomicBoolean();
        return new BrokerEvents() {
            private void offer(String name, Object input) {
                LiveLoop.this.offer(name, input, overflown);
            }

            @Override
            public void onStream(StreamState state, String detail) {
                offer(routeName, new Stream(route.get(), state == StreamState.UP));
            }

            @Override
            public void onOrder(OrderEvent event) {
                offer(routeName, event);
            }

            @Override
            public void onActivity(Activity activity) {
                offer(routeName, activity);
            }

            @Override
            public void onAccount(Account account) {
                offer(routeName, account);
            }

            @Override
            public void onMarket(MarketEvent event) {
                publish(event);
            }

            @Override
            public void onExchangeRate(ExchangeRate rate) {
                offer(routeName, rate);
            }

            @Override
            public void onGap(String detail) {
                LOG.info("route {} may have missed something: {}", routeName, detail);
                offer(routeName, new Compare(routeName, ReconcileTrigger.GAP, new AtomicBoolean()));
            }
        };
    }

    /** Nothing is dropped; an input beyond the bound halts its route and has its venue asked, once until that is done. */
    private void offer(String routeName, Object input, AtomicBoolean overflown) {
        if (!orders.offer(input, clock.getAsLong()) && overflown.compareAndSet(false, true)) {
            latch.trip(
                    ControlScope.route(routeName),
                    TradingState.HALTED,
                    "its order lane passed its bound; it is reconciled, then wants to be re-armed");
            orders.offer(new Compare(routeName, ReconcileTrigger.OVERFLOW, overflown), clock.getAsLong());
        }
        wake();
    }

    /** Puts a market event into the market lane. */
    public void publish(MarketEvent event) {
        MarketLane lane = market;
        if (lane != null) {
            lane.offer(event, clock.getAsLong());
            wake();
        }
    }

    /** Runs something on the loop, after what waits. Says no once the loop is closed. */
    public boolean execute(Runnable command) {
        return execute(command, () -> {});
    }

    /** As {@link #execute(Runnable)}; says so when the loop ends without running it. */
    public boolean execute(Runnable command, Runnable abandoned) {
        if (closed) {
            return false;
        }
        orders.offer(new Command(command, abandoned), clock.getAsLong());
        wake();
        if (ended) {
            abandon();
        }
        return true;
    }

    private void abandon() {
        for (Stamped left = orders.poll(); left != null; left = orders.poll()) {
            if (left.input() instanceof Command command) {
                command.abandoned().run();
            }
        }
    }

    private void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Starts the thread.
     *
     * @param engine what is driven
     * @param compared its routes
     * @param instruments by slot
     * @param simulated the venues that live on the loop
     * @param queue where those speak
     */
    public void start(
            EngineCore engine,
            Reconcilers compared,
            List<Instrument> instruments,
            List<SimulatedVenue> simulated,
            VenueQueue queue) {
        core = engine;
        reconcilers = compared;
        venues = simulated;
        venueQueue = queue;
        venueBySlot = new SimulatedVenue[instruments.size()];
        for (int slot = 0; slot < venueBySlot.length; slot++) {
            for (SimulatedVenue venue : simulated) {
                if (venue.route().equals(instruments.get(slot).route())) {
                    venueBySlot[slot] = venue;
                }
            }
        }
        market = new MarketLane(instruments, marketCapacity);
        thread.start();
    }

    private void run() {
        EngineCore engine = core;
        if (engine == null) {
            return;
        }
        while (!closed) {
            try {
                if (!step(engine)) {
                    sleep(engine);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("an input failed on the loop; the engine is halted", e);
                engine.onFailedInput();
                latch.trip(ControlScope.engine(), TradingState.HALTED, "an input failed on the loop: " + e);
            }
        }
        ended = true;
        abandon();
    }

    private boolean step(EngineCore engine) {
        Stamped input = ordersInRow < FAIRNESS ? orders.poll() : null;
        ordersInRow = input == null ? 0 : ordersInRow + 1;
        if (input != null) {
            advance(engine, input.stampNanos());
            take(engine, input.input());
            venueQueue.drainTo(engine);
            return true;
        }
        if (runLater(engine)) {
            return true;
        }
        MarketLane lane = market;
        Stamped event = lane == null ? null : lane.poll();
        if (event != null) {
            advance(engine, event.stampNanos());
            onMarket(engine, (MarketEvent) event.input());
            return true;
        }
        return wakeUps(engine, clock.getAsLong()) || !orders.isEmpty();
    }

    /** What was put off until now. */
    private boolean runLater(EngineCore engine) {
        PutOff.Task first = later.poll(clock.getAsLong());
        if (first == null) {
            return false;
        }
        advance(engine, first.timeNanos());
        first.action().run();
        venueQueue.drainTo(engine);
        return true;
    }

    /** What reconciliation needs of this loop. */
    public LoopTasks tasks() {
        return new LoopTasks() {
            @Override
            public long nowNanos() {
                return clock.getAsLong();
            }

            @Override
            public void execute(Runnable onLoop) {
                LiveLoop.this.execute(onLoop);
            }

            @Override
            public void at(long timeNanos, Runnable onLoop) {
                later.add(timeNanos, onLoop);
            }
        };
    }

    private void compare(Compare wanted) {
        wanted.asked().set(false);
        Reconcilers known = reconcilers;
        if (known != null) {
            known.request(wanted.route(), wanted.trigger());
        }
    }

    private void take(EngineCore engine, Object input) {
        if (input instanceof Command command) {
            command.action().run();
        } else if (input instanceof Compare wanted) {
            compare(wanted);
        } else if (input instanceof Stream stream) {
            engine.onStream(stream.route(), stream.up());
        } else {
            engine.onVenue(input, loopNanos);
        }
    }

    private void onMarket(EngineCore engine, MarketEvent event) {
        int slot = engine.book().slot(event.instrument());
        SimulatedVenue venue = venueBySlot[slot];
        if (venue != null) {
            venue.onMarket(event);
            venueQueue.drainTo(engine);
        }
        engine.onMarket(event, slot, loopNanos);
        venueQueue.drainTo(engine);
    }

    private void advance(EngineCore engine, long stampNanos) {
        wakeUps(engine, stampNanos);
        loopNanos = Math.max(loopNanos, stampNanos);
        engine.advance(loopNanos);
    }

    /** In order of time, as in a backtest; of one time the venues come first. */
    private boolean wakeUps(EngineCore engine, long nowNanos) {
        boolean any = false;
        while (true) {
            SimulatedVenue first = null;
            long due = nowNanos;
            for (SimulatedVenue venue : venues) {
                long next = venue.nextTimeNanos();
                if (next < due) {
                    due = next;
                    first = venue;
                }
            }
            if (first != null && due <= engine.nextTimerNanos()) {
                first.advanceTo(due);
                engine.advance(due);
            } else if (!engine.fireTimerBefore(nowNanos)) {
                return any;
            }
            venueQueue.drainTo(engine);
            any = true;
        }
    }

    private void sleep(EngineCore engine) {
        parked = true;
        MarketLane lane = market;
        if (orders.isEmpty() && (lane == null || lane.isEmpty()) && !closed) {
            long next = Math.min(engine.nextTimerNanos(), later.nextNanos());
            for (SimulatedVenue venue : venues) {
                next = Math.min(next, venue.nextTimeNanos());
            }
            long untilTimer = next - clock.getAsLong();
            LockSupport.parkNanos(this, Math.max(1, Math.min(untilTimer, LONGEST_SLEEP_NANOS)));
        }
        parked = false;
    }

    /** Quotes that a newer one replaced before the loop saw them. */
    public long conflatedQuotes() {
        MarketLane lane = market;
        return lane == null ? 0 : lane.conflated();
    }

    /** Market events that found their queue full. */
    public long droppedMarketEvents() {
        MarketLane lane = market;
        return lane == null ? 0 : lane.dropped() + lane.unknownInstrument();
    }

    /** Ends the thread after the input it is at. Waits for it. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
        if (!thread.isAlive()) {
            ended = true; // also where it never began
            abandon();
        }
    }
}
