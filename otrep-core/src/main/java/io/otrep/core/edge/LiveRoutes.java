package io.otrep.core.edge;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.HaltFile;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.internal.assembly.EnginePlan;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.sim.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects the routes of a live run: what a venue says goes into the lanes of the loop, what leaves goes through the last gate on a thread of the route's
 * own. A simulated venue lives on the loop instead. Used by the thread that starts and closes the run.
 */
final class LiveRoutes implements AutoCloseable {
    private final EnginePlan plan;
    private final LiveLoop loop;
    private final StopLatch latch;
    private final RunLog log;
    private final LongSupplier clock;
    private final @Nullable HaltFile haltFile;
    private final VenueQueue venueQueue = new VenueQueue();
    private final List<Broker> brokers = new ArrayList<>();
    private final List<RouteDispatcher> dispatchers = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();

    LiveRoutes(
            EnginePlan plan,
            LiveLoop loop,
            StopLatch latch,
            RunLog log,
            LongSupplier clock,
            @Nullable HaltFile haltFile) {
        this.plan = plan;
        this.loop = loop;
        this.latch = latch;
        this.log = log;
        this.clock = clock;
        this.haltFile = haltFile;
    }

    /** Connects a broker that was just made: whatever comes of it, it is closed with the others. */
    Route connect(RouteSpec spec, Broker broker, Lifetime lifetime) {
        brokers.add(broker);
        lifetime.requireOpen();
        Route route = broker instanceof SimulatedVenue venue ? connect(venue) : connect(broker, spec.name());
        routes.add(route);
        return route;
    }

    private Route connect(SimulatedVenue venue) {
        Route[] self = new Route[1];
        BrokerEvents sink = venueQueue.sink(() -> self[0]);
        self[0] = new Route(venue, Dispatcher.inline(new Gateway(venue, latch, sink, clock), log));
        venue.advanceTo(clock.getAsLong());
        venue.connect(sink);
        return self[0];
    }

    private Route connect(Broker broker, String name) {
        Route[] self = new Route[1];
        BrokerEvents sink = loop.sink(() -> self[0], name);
        LastGate gate = new LastGate(plan.sendRules(), clock, () -> isUp(self), haltFile);
        Gateway gateway = new Gateway(broker, latch, sink, clock, gate);
        String thread = "otrep-" + plan.name() + "-" + name + "-out";
        RouteDispatcher dispatcher = new RouteDispatcher(thread, gateway, log, plan.laneCapacity());
        dispatchers.add(dispatcher);
        self[0] = new Route(broker, dispatcher);
        broker.connect(sink);
        return self[0];
    }

    private static boolean isUp(Route[] route) {
        return route[0] != null && route[0].isUp();
    }

    /** All that are connected, in the plan's order. */
    List<Route> all() {
        return List.copyOf(routes);
    }

    /** Those with a venue of its own to be compared with; a simulated one lives on the loop, and its cash comes as a deposit. */
    List<Route> outside() {
        return routes.stream()
                .filter(route -> !(route.broker() instanceof SimulatedVenue))
                .toList();
    }

    /** Venues that live on the loop. */
    List<SimulatedVenue> simulated() {
        return brokers.stream()
                .filter(SimulatedVenue.class::isInstance)
                .map(SimulatedVenue.class::cast)
                .toList();
    }

    /** Where those speak. */
    VenueQueue venueQueue() {
        return venueQueue;
    }

    /** Sends the cancels that wait, then cuts the connections. */
    @Override
    public void close() {
        Closing.all(dispatchers);
        Closing.all(brokers);
    }
}
