package io.otrep.broker;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Session;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A venue, as the engine uses it.
 *
 * <p>Requests ({@link #submit}, {@link #cancel}) return at once and never throw for what the venue or the wire does: the outcome arrives at
 * the {@link BrokerEvents} given at {@link #connect}, on the adapter's threads. A submit ends in ACCEPT, REJECT (the venue provably refused),
 * NOT_SENT (provably no byte left) or SUBMIT_UNKNOWN (anything else); a cancel in CANCEL, CANCEL_REJECT or CANCEL_UNKNOWN.
 *
 * <p>Queries return stages that complete on the adapter's executor, exceptionally with a {@link BrokerException}. The reconciler alone asks
 * them.
 *
 * <p>Thread-safe. Optional powers are extra interfaces: {@link ReplacingBroker}, {@link ContingentBroker}, {@link CancelAllBroker},
 * {@link PreviewingBroker}, {@link MarketDataBroker}, {@link HistoryBroker}.
 */
public interface Broker extends AutoCloseable {
    /**
     * The route's name.
     *
     * @return for example {@code alpaca}
     */
    String route();

    /**
     * What it can do.
     *
     * @return the capabilities
     */
    Capabilities capabilities();

    /**
     * How it treats our ids.
     *
     * @return the profile
     */
    BrokerProfile profile();

    /**
     * Begins to connect; returns at once. {@link BrokerEvents#onStream} tells when orders may be sent. Called once.
     *
     * @param events where outcomes and events go
     */
    void connect(BrokerEvents events);

    /**
     * Sends an order. Returns at once.
     *
     * @param intent a new order, never a replace
     */
    void submit(OrderIntent intent);

    /**
     * Asks for the end of an order. Returns at once.
     *
     * @param id our id
     * @param venueOrderId the venue's id, null if not known yet
     */
    void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId);

    /**
     * Asks for the account.
     *
     * @return its state
     */
    CompletionStage<Account> account();

    /**
     * Asks for what is held.
     *
     * @return one position an instrument and side, of owner {@link Position#EXTERNAL}: the venue does not know our strategies
     */
    CompletionStage<List<Position>> positions();

    /**
     * Asks for all orders that work.
     *
     * @return ours and others'; one that carries no id of ours is named {@link ClientOrderId#external}, its owner is
     *     {@link Position#EXTERNAL}
     */
    CompletionStage<List<Order>> openOrders();

    /**
     * Asks for orders that ended.
     *
     * @param since not earlier than this
     * @return ours and others', oldest first
     */
    CompletionStage<List<Order>> closedOrders(Instant since);

    /**
     * Asks for an order by our id.
     *
     * @param id our id
     * @return empty if the venue says that it knows none
     */
    CompletionStage<Optional<Order>> order(ClientOrderId id);

    /**
     * Asks for what changed the books.
     *
     * @param since not earlier than this
     * @return oldest first
     */
    CompletionStage<List<Activity>> activities(Instant since);

    /**
     * Asks for metadata.
     *
     * @param symbols the venue's symbols; empty asks for all
     * @return those it knows
     */
    CompletionStage<List<Instrument>> instruments(Collection<String> symbols);

    /**
     * Asks for the venue's clock.
     *
     * @return its time
     */
    CompletionStage<Instant> venueTime();

    /**
     * Asks for rates to a currency.
     *
     * @param to the engine's base currency
     * @return those it knows, may be empty
     */
    CompletionStage<List<ExchangeRate>> exchangeRates(Currency to);

    /**
     * Asks when an instrument trades. A venue that publishes its hours answers with them; one that does not leaves this answer of the
     * instrument's calendar.
     *
     * @param instrument of what
     * @param from first trading date, inclusive
     * @param to last trading date, exclusive
     * @return its regular sessions, in order
     */
    default CompletionStage<List<Session>> sessions(Instrument instrument, LocalDate from, LocalDate to) {
        return CompletableFuture.completedFuture(instrument.calendar().sessionsBetween(from, to));
    }

    /** Ends all streams and requests. After it returns no thread and no socket of the adapter remains. May be called twice. */
    @Override
    void close();
}
