package io.otrep.venue.sim;

import io.otrep.account.Activity;
import io.otrep.account.Fill;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What really happened at a venue, whether a broker was told or not. A campaign compares an engine's books with it. Single-threaded, like
 * its venue; what it returns does not change afterwards.
 */
public final class VenueTruth {
    private final VenueState state;
    private final Executions executions;

    VenueTruth(VenueState state, Executions executions) {
        this.state = state;
        this.executions = executions;
    }

    /**
     * Every order the venue ever accepted.
     *
     * @return oldest first, with what was executed and not taken back
     */
    public List<Order> orders() {
        return state.orders.stream().map(SimOrder::truth).toList();
    }

    /**
     * Orders that can still be executed.
     *
     * @return oldest first
     */
    public List<Order> openOrders() {
        return state.openOrders().stream().map(SimOrder::truth).toList();
    }

    /**
     * The order under an id of ours.
     *
     * @param id our id
     * @return the last one, if there is any
     */
    public Optional<Order> order(ClientOrderId id) {
        List<SimOrder> named = state.named(id);
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(named.get(named.size() - 1).truth());
    }

    /**
     * What an order may still execute. What was executed and is taken back later does not come back.
     *
     * @param id our id
     * @return units, 0 if there is no such order or it has ended; of the last one if there are several
     */
    public Decimal leaves(ClientOrderId id) {
        List<SimOrder> named = state.named(id);
        SimOrder last = named.isEmpty() ? null : named.get(named.size() - 1);
        return last == null || last.isClosed() ? Decimal.ZERO : last.remaining();
    }

    /**
     * How many orders the venue made under an id.
     *
     * @param id our id
     * @return 0 if it never took one, above 1 for a duplicate
     */
    public int acceptedCount(ClientOrderId id) {
        return state.named(id).size();
    }

    /**
     * How many orders the venue made, by id.
     *
     * @return in the order in which the ids were first accepted; the venue's own and others' orders under their external ids
     */
    public Map<ClientOrderId, Integer> acceptedCounts() {
        Map<ClientOrderId, Integer> counts = new LinkedHashMap<>();
        state.orders.forEach(order -> counts.merge(order.id, 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * Ids under which more than one order was made.
     *
     * @return in the order in which they were first accepted; empty is what everyone wants
     */
    public List<ClientOrderId> duplicates() {
        return acceptedCounts().entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Executions that hold: those taken back are not among them, corrected ones are as corrected.
     *
     * @return in the order in which they happened
     */
    public List<Fill> fills() {
        return List.copyOf(VenueBooks.effectiveFills(executions.truth()).values());
    }

    /**
     * Everything that changed the books.
     *
     * @return in the order in which it happened
     */
    public List<Activity> activities() {
        return List.copyOf(executions.truth());
    }

    /**
     * Units held.
     *
     * @param instrument of what
     * @return negative if short
     */
    public Decimal position(Instrument instrument) {
        return books().quantity(instrument);
    }

    /**
     * Units held, by instrument.
     *
     * @return without those of which nothing is held
     */
    public Map<Instrument, Decimal> positions() {
        Map<Instrument, Decimal> held = new LinkedHashMap<>();
        books().holdings().forEach((instrument, holding) -> {
            if (holding.quantity().signum() != 0) {
                held.put(instrument, holding.quantity());
            }
        });
        return Collections.unmodifiableMap(held);
    }

    /**
     * Cash in a currency.
     *
     * @param currency which
     * @return negative if owed
     */
    public Decimal cash(Currency currency) {
        return books().cash(currency);
    }

    /**
     * Cash by currency.
     *
     * @return in the order in which currencies came up
     */
    public Map<Currency, Decimal> cash() {
        return Collections.unmodifiableMap(books().cash());
    }

    /** For example {@code 3 accepted, 1 open, 2 fills, cash {USD=99000}, positions {AAPL@sim=10}}. */
    @Override
    public String toString() {
        return state.orders.size() + " accepted, " + state.openOrders().size() + " open, " + fills().size()
                + " fills, cash " + cash() + ", positions "
                + new ArrayList<>(positions().entrySet());
    }

    private VenueBooks books() {
        return VenueBooks.of(state.instruments, executions.truth());
    }
}
