package io.otrep.core;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import io.otrep.core.sim.Simulation;
import java.util.List;
import java.util.Objects;

/**
 * A route of a live engine that trades on paper: orders are filled by a simulated venue, on the loop, from the market events that the host
 * publishes. For example {@code route(PaperVenue.of("paper", Simulation.of("100000 USD").instruments(catalog)), "AAPL")}, then
 * {@link TradingEngine#publish}. An order waits for an event that is newer than it, within the session of its instrument's calendar.
 *
 * <p>The account ends with its engine. So an engine all of whose venues are such begins with new books each time: of an earlier run over the same journal it
 * takes back what is stopped, and nothing else. Immutable and thread-safe.
 */
public final class PaperVenue implements BrokerFactory {
    private final String route;
    private final Simulation simulation;

    private PaperVenue(String route, Simulation simulation) {
        this.route = route;
        this.simulation = simulation;
    }

    /**
     * A venue on paper.
     *
     * @param route the route's name, as in the instruments of the simulation's catalog
     * @param simulation cash, instruments and rules
     * @return the factory
     */
    public static PaperVenue of(String route, Simulation simulation) {
        return new PaperVenue(Objects.requireNonNull(route, "route"), Objects.requireNonNull(simulation, "simulation"));
    }

    @Override
    public String route() {
        return route;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public List<String> violations() {
        boolean lists = simulation.forRoute(route).catalog().all().stream()
                .anyMatch(instrument -> instrument.route().equals(route));
        return lists
                ? List.of()
                : List.of("its simulation lists no instrument of this route; say instruments(catalog)");
    }

    @Override
    public Broker create(BrokerContext context) {
        return simulation.venue(route);
    }

    @Override
    public String toString() {
        return "PaperVenue[" + route + "]";
    }
}
