package io.otrep.broker.tck;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.VenueSim;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The protocol of a venue in front of a {@link VenueSim}, for one case of the kit: what an adapter sends arrives there, what the venue says
 * is told in the venue's own words, and faults strike in between. Its venue obeys the rules that the adapter's profile states (ids,
 * duplicates, what a replace does), and holds enough cash for a hundred lots of everything that it lists.
 *
 * <p>Methods are called by one thread, that of the case; {@link #owns} by any.
 */
public interface WireDouble extends AutoCloseable {
    /** Begins to listen on the loopback address. Called once, before anything else. */
    void start();

    /**
     * Where it listens.
     *
     * @return addresses by what they are for, for example {@code trading} and {@code stream}; in the words of the adapter's author
     */
    Map<String, URI> urls();

    /**
     * What it lists.
     *
     * @return one for each class of assets that it can show
     */
    List<Listing> listings();

    /**
     * Does something with the venue, on the thread that the venue lives on.
     *
     * @param question for example {@code venue -> venue.truth().orders()}
     * @param <T> what is answered
     * @return the answer
     */
    <T> T ask(Function<VenueSim, T> question);

    /**
     * The clock of the venue, which the adapter stamps with.
     *
     * @return the clock
     */
    InstantSource clock();

    /**
     * Lets time pass: a double that lives by a clock waits, one of virtual time advances its venue.
     *
     * @param duration about so long
     */
    void pass(Duration duration);

    /**
     * How long something may take that must happen, timeouts and reconnects included.
     *
     * @return for example 5 seconds
     */
    Duration patience();

    /**
     * How long nothing happens once everything has happened, a retry of a request included.
     *
     * @return for example 100 milliseconds
     */
    Duration calm();

    /**
     * Whether it can do a fault.
     *
     * @param kind what goes wrong
     * @param on which messages
     * @return false if the protocol has no such thing; the case is skipped and its cell says so
     */
    boolean can(WireFault.Kind kind, MessageKind on);

    /**
     * Whether the protocol has words for a refusal.
     *
     * @param reason why the venue refuses
     * @return false if an adapter could not tell it from another
     */
    default boolean can(RejectReason reason) {
        return true;
    }

    /**
     * Whether activities list movements of cash that are not executions.
     *
     * @return true by default
     */
    default boolean listsCash() {
        return true;
    }

    /**
     * Past bars that its venue hands out.
     *
     * @param instrument one that it lists
     * @return oldest first, more than a page of the protocol; empty where it has none
     */
    default List<Bar> pastBars(Instrument instrument) {
        return List.of();
    }

    /**
     * Puts faults in force, in place of those that were. NO_CONNECTION may hold until the next call of this method.
     *
     * @param faults what goes wrong from now on; none for nothing
     */
    void faults(WireFault... faults);

    /**
     * Cuts all streams that are open; new ones are refused for a while.
     *
     * @param refusedFor how long no stream can be opened
     */
    void cutStreams(Duration refusedFor);

    /** All streams that are open stay so, and say nothing more; not even answers to pings. */
    void muteStreams();

    /**
     * The requests for new orders and replaces that came in under an id, as they were on the wire, before the venue judged them.
     *
     * @param id our id; a replace counts under the id of the order that it is about
     * @return in the order in which they came; longer than expected where an adapter sent again
     */
    List<OrderRequest> received(ClientOrderId id);

    /**
     * Connections that are open, of requests and of streams.
     *
     * @return the number; 0 where the double has no sockets
     */
    int connections();

    /**
     * Whether a thread is one of the double's own.
     *
     * @param thread any
     * @return true if it does not belong to the adapter
     */
    boolean owns(Thread thread);

    /** Stops listening; the venue ends. */
    @Override
    void close();
}
