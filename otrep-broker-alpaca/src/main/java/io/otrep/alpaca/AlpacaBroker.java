package io.otrep.alpaca;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capabilities;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.HistoryBroker;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Session;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Alpaca as the engine uses it, and what Alpaca offers beyond: its clock and settings, closing positions, past and latest quotes and trades.
 * Made by {@link Alpaca}. What it can do by class of instruments is what {@link #capabilities()} say.
 *
 * <p>Outcomes and events come on threads {@code otrep-ROUTE-...}, queries complete there too. Thread-safe. After {@link #close()} no thread and
 * no socket of it remains; {@code OkHttp TaskRunner} and {@code Okio Watchdog}, which all HTTP clients of the JVM share, do.
 */
public final class AlpacaBroker
        implements ReplacingBroker, ContingentBroker, CancelAllBroker, MarketDataBroker, HistoryBroker {
    private final AlpacaParts parts;

    AlpacaBroker(AlpacaKeys keys, AlpacaConfig config, AlpacaEndpoints endpoints, BrokerContext context) {
        this.parts = new AlpacaParts(keys, config, endpoints, context);
    }

    @Override
    public String route() {
        return parts.symbols.route();
    }

    @Override
    public Capabilities capabilities() {
        return AlpacaCapabilities.all();
    }

    @Override
    public BrokerProfile profile() {
        return AlpacaCapabilities.profile();
    }

    @Override
    public void connect(BrokerEvents events) {
        parts.connect(Objects.requireNonNull(events, "events"));
    }

    @Override
    public void submit(OrderIntent intent) {
        parts.entry.submit(intent);
    }

    @Override
    public void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        parts.entry.submitGroup(group, List.copyOf(intents));
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        parts.entry.replace(replace, venueOrderId);
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        parts.entry.cancel(id, venueOrderId);
    }

    @Override
    public void cancelAll() {
        parts.entry.cancelAll();
    }

    @Override
    public CompletionStage<Account> account() {
        return parts.trading
                .account()
                .thenCombine(
                        parts.trading.positions(),
                        (account, positions) -> account.account(parts.symbols, positions, parts.teller.nowNanos()));
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return parts.accountId()
                .thenCombine(
                        parts.trading.positions(),
                        (account, positions) -> positions.stream()
                                .map(wire -> Optional.ofNullable(wire.position(parts.symbols, account)))
                                .flatMap(Optional::stream)
                                .toList());
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return parts.orders.open();
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return parts.orders.closed(since);
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return parts.orders.order(id);
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return parts.accountId().thenCompose(account -> parts.activities.since(account, since));
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return parts.assets.instruments(symbols);
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return clock().thenApply(AlpacaClock::time);
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        return parts.assets.exchangeRates(to);
    }

    @Override
    public CompletionStage<List<Session>> sessions(Instrument instrument, LocalDate from, LocalDate to) {
        if (instrument.asset().assetClass() == AssetClass.CRYPTO || !from.isBefore(to)) {
            return MarketDataBroker.super.sessions(instrument, from, to);
        }
        return parts.trading.calendar(from, to.minusDays(1));
    }

    @Override
    public void subscribe(Collection<Instrument> instruments) {
        parts.subscribe(instruments);
    }

    @Override
    public void unsubscribe(Collection<Instrument> instruments) {
        parts.unsubscribe(instruments);
    }

    @Override
    public CompletionStage<List<Bar>> bars(Instrument instrument, BarInterval interval, Instant from, Instant to) {
        return parts.history.bars(instrument, interval, from, to);
    }

    /**
     * Asks for past quotes.
     *
     * @param instrument of what
     * @param from first time, inclusive
     * @param to last time, inclusive
     * @return oldest first; quotes without a side are left out
     */
    public CompletionStage<List<Quote>> quotes(Instrument instrument, Instant from, Instant to) {
        return parts.history.quotes(instrument, from, to);
    }

    /**
     * Asks for past trades.
     *
     * @param instrument of what
     * @param from first time, inclusive
     * @param to last time, inclusive
     * @return oldest first
     */
    public CompletionStage<List<Trade>> trades(Instrument instrument, Instant from, Instant to) {
        return parts.history.trades(instrument, from, to);
    }

    /**
     * Asks where instruments stand.
     *
     * @param instruments which, of one class or several
     * @return those that Alpaca has prices of
     */
    public CompletionStage<List<AlpacaSnapshot>> snapshots(Collection<Instrument> instruments) {
        return parts.history.snapshots(instruments);
    }

    /**
     * Asks for the last quotes.
     *
     * @param instruments of which
     * @return those that Alpaca has
     */
    public CompletionStage<List<Quote>> latestQuotes(Collection<Instrument> instruments) {
        return parts.history.latestQuotes(instruments);
    }

    /**
     * Asks for the last trades.
     *
     * @param instruments of which
     * @return those that Alpaca has
     */
    public CompletionStage<List<Trade>> latestTrades(Collection<Instrument> instruments) {
        return parts.history.latestTrades(instruments);
    }

    /**
     * Asks for the clock, and where US equities stand in their day.
     *
     * @return the clock
     */
    public CompletionStage<AlpacaClock> clock() {
        return parts.trading.clock();
    }

    /**
     * Asks how the account is set up.
     *
     * @return its settings
     */
    public CompletionStage<AlpacaSettings> settings() {
        return parts.trading.settings();
    }

    /**
     * Changes how the account is set up.
     *
     * @param settings what to change; null parts stay as they are
     * @return the settings that hold; a {@link io.otrep.broker.BrokerException} if they were not changed, or nobody knows
     */
    public CompletionStage<AlpacaSettings> change(AlpacaSettings settings) {
        return parts.trading.change(settings).thenApply(AlpacaParts::valueOrThrow);
    }

    /**
     * Sells what is held of an instrument at the market, or buys back what is owed. The order is Alpaca's own and carries no id of ours.
     *
     * @param instrument of what
     * @param quantity how much of it, null for all
     * @return the venue's id of the order; a {@link io.otrep.broker.BrokerException} if there is none, or nobody knows
     */
    public CompletionStage<VenueOrderId> closePosition(Instrument instrument, @Nullable Decimal quantity) {
        return parts.trading
                .closePosition(instrument.symbol(), quantity)
                .thenApply(outcome ->
                        VenueOrderId.of(AlpacaParts.valueOrThrow(outcome).id()));
    }

    /**
     * Sells everything that is held at the market, and buys back everything that is owed.
     *
     * @param cancelOrders whether all orders are canceled before
     * @return what could not be closed, by symbol and in Alpaca's words; empty if everything could
     */
    public CompletionStage<List<String>> closeAllPositions(boolean cancelOrders) {
        return parts.trading
                .closePositions(cancelOrders)
                .thenApply(outcome -> AlpacaParts.valueOrThrow(outcome).stream()
                        .filter(line -> !line.isTaken())
                        .map(line -> line.name() + ": " + line.message())
                        .toList());
    }

    @Override
    public void close() {
        parts.close();
    }

    @Override
    public String toString() {
        return "AlpacaBroker[" + route() + " at " + parts.host() + "]";
    }
}
