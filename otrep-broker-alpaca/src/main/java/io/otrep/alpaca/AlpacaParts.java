package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerException;
import io.otrep.broker.support.DaemonScheduler;
import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.broker.support.http.HttpSession;
import io.otrep.broker.support.http.RateHeaders;
import io.otrep.broker.support.http.RateLimiter;
import io.otrep.broker.support.stream.Overflow;
import io.otrep.broker.support.stream.SilenceRule;
import io.otrep.broker.support.stream.StreamConfig;
import io.otrep.broker.support.stream.StreamListener;
import io.otrep.broker.support.stream.StreamPhase;
import io.otrep.broker.support.stream.StreamProtocol;
import io.otrep.broker.support.stream.StreamSession;
import io.otrep.broker.support.stream.Topic;
import io.otrep.market.AssetClass;
import io.otrep.market.Instrument;
import io.otrep.market.TradingCalendar;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one broker, and how they are joined, begun and ended. Thread-safe. */
final class AlpacaParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlpacaParts.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MUTE = Duration.ofMinutes(5);

    final AlpacaSymbols symbols;
    final TradingRest trading;
    final OrderQueries orders;
    final ActivityQueries activities;
    final AssetQueries assets;
    final HistoryQueries history;
    final OrderEntry entry;
    final Teller teller;

    private final AlpacaConfig config;
    private final AlpacaEndpoints endpoints;
    private final BrokerContext context;
    private final DaemonScheduler scheduler;
    private final HttpSession tradingHttp;
    private final HttpSession dataHttp;
    private final StreamSession orderStream;
    private final Watched equities = new Watched("trades", "quotes", "bars", "statuses", "lulds");
    private final Watched coins = new Watched("trades", "quotes", "bars");
    private final StreamSession equityStream;
    private final StreamSession cryptoStream;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AccountId account;
    private boolean closed;

    AlpacaParts(AlpacaKeys keys, AlpacaConfig config, AlpacaEndpoints endpoints, BrokerContext context) {
        this.config = config;
        this.endpoints = endpoints;
        this.context = context;
        symbols = new AlpacaSymbols(context.route());
        scheduler = DaemonScheduler.start(context.route(), context.clock());
        tradingHttp = http(keys, endpoints.trading(), context.route());
        dataHttp = http(keys, endpoints.data(), context.route() + "-data");
        trading = new TradingRest(tradingHttp);
        history = new HistoryQueries(dataHttp, config.feed(), symbols, context.clock());
        OrderChains chains = new OrderChains();
        OrderMapper mapper = new OrderMapper(symbols);
        teller = new Teller(context.clock(), mapper);
        Replacements replacements = new Replacements(trading, chains, teller);
        orders = new OrderQueries(trading, chains, mapper, replacements);
        activities = new ActivityQueries(trading, chains, orders, new ActivityMapper(symbols), context.clock());
        assets = new AssetQueries(trading, history, symbols);
        TradeUpdates updates = new TradeUpdates(chains, mapper, teller, replacements);
        entry = new OrderEntry(trading, chains, orders, replacements, updates, symbols, teller);
        OrderStream protocol =
                new OrderStream(endpoints.orderStream(), keys.keyId(), keys.secretKey(), this::accountId, updates);
        orderStream =
                StreamSession.webSocket(stream("orders", Overflow.DISCONNECT).build(), protocol, new Orders());
        equityStream = prices(
                "equities",
                market(
                        keys,
                        URI.create(
                                endpoints.equityStream() + "/" + config.feed().word()),
                        equities),
                () -> TradingCalendar.usEquities().isOpen(teller.nowNanos()));
        cryptoStream = prices("crypto", market(keys, endpoints.cryptoStream(), coins), () -> true);
    }

    private HttpSession http(AlpacaKeys keys, URI base, String name) {
        int calls = config.requestsPerMinute();
        RateLimiter limiter = RateLimiter.of(calls, MINUTE, Math.min(10, calls / 20), config.requestTimeout());
        return HttpSession.builder(name, base.toString(), scheduler)
                .signer(draft ->
                        draft.header("APCA-API-KEY-ID", keys.keyId()).header("APCA-API-SECRET-KEY", keys.secretKey()))
                .mask(keys.keyId(), keys.secretKey())
                .errors(AlpacaErrors::read)
                .limit(limiter, RateHeaders.remainingUntil("X-RateLimit-Remaining", "X-RateLimit-Reset"))
                .deadlines(config.requestTimeout(), config.requestTimeout().multipliedBy(3), config.requestTimeout())
                .build();
    }

    private MarketStream market(AlpacaKeys keys, URI uri, Watched watched) {
        return new MarketStream(
                uri,
                keys.keyId(),
                keys.secretKey(),
                watched,
                event -> teller.events().onMarket(event),
                teller::nowNanos);
    }

    private StreamConfig.Builder stream(String what, Overflow overflow) {
        long seed = context.clock().millis() ^ (context.engine() + context.route() + what).hashCode();
        StreamConfig.Builder stream = StreamConfig.builder(context.route() + "-" + what, seed)
                .backoff(config.reconnectAfter(), config.reconnectAtMost())
                .socketPingEvery(config.silence().dividedBy(2))
                .queue(8192, overflow);
        for (StreamPhase phase : StreamPhase.values()) {
            if (phase.isStep()) {
                stream.deadline(phase, config.requestTimeout());
            }
        }
        return stream;
    }

    private StreamSession prices(String what, StreamProtocol protocol, BooleanSupplier shouldSpeak) {
        StreamConfig stream = stream(what, Overflow.DROP_OLDEST)
                .silence(SilenceRule.ANY, MUTE, shouldSpeak)
                .build();
        return StreamSession.webSocket(stream, protocol, new Prices(what));
    }

    void connect(BrokerEvents events) {
        teller.connect(events);
        orderStream.subscribe(List.of(OrderStream.TRADE_UPDATES));
        orderStream.start();
    }

    void subscribe(Collection<Instrument> instruments) {
        instruments.forEach(symbols::learn);
        List<Instrument> crypto = ofCrypto(instruments, true);
        List<Instrument> shares = ofCrypto(instruments, false);
        if (!shares.isEmpty()) {
            equityStream.subscribe(equities.add(shares));
            equityStream.start();
        }
        if (!crypto.isEmpty()) {
            cryptoStream.subscribe(coins.add(crypto));
            cryptoStream.start();
        }
    }

    void unsubscribe(Collection<Instrument> instruments) {
        equityStream.unsubscribe(equities.remove(ofCrypto(instruments, false)));
        cryptoStream.unsubscribe(coins.remove(ofCrypto(instruments, true)));
    }

    private static List<Instrument> ofCrypto(Collection<Instrument> instruments, boolean crypto) {
        return instruments.stream()
                .filter(instrument -> (instrument.asset().assetClass() == AssetClass.CRYPTO) == crypto)
                .toList();
    }

    /** Whose books are changed; asked for once. */
    CompletionStage<AccountId> accountId() {
        AccountId known = known();
        return known != null
                ? CompletableFuture.completedFuture(known)
                : trading.account().thenApply(wire -> remember(wire.id(symbols.route())));
    }

    private @Nullable AccountId known() {
        lock.lock();
        try {
            return account;
        } finally {
            lock.unlock();
        }
    }

    private AccountId remember(AccountId id) {
        lock.lock();
        try {
            account = id;
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** What an outcome brought, or why it brought nothing. */
    static <T> T valueOrThrow(HttpOutcome<T> outcome) {
        if (outcome.verdict() == HttpOutcome.Verdict.ACCEPTED) {
            return outcome.value();
        }
        boolean again = outcome.verdict() == HttpOutcome.Verdict.NOT_SENT;
        BrokerException.Kind kind = again ? BrokerException.Kind.RETRYABLE : BrokerException.Kind.FATAL;
        throw new BrokerException(kind, outcome.toString(), null, null);
    }

    String host() {
        return endpoints.trading().getHost();
    }

    /** Streams first, so that what ends on the wire is still told; then requests, then the timer. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        orderStream.close();
        equityStream.close();
        cryptoStream.close();
        tradingHttp.close();
        dataHttp.close();
        scheduler.close();
    }

    /** Tells the engine how the stream of orders is. */
    private final class Orders implements StreamListener {
        @Override
        public void onUp(String detail) {
            teller.events().onStream(BrokerEvents.StreamState.UP, detail);
        }

        @Override
        public void onDown(String detail) {
            teller.events().onStream(BrokerEvents.StreamState.DOWN, detail);
        }

        @Override
        public void onGap(String detail) {
            teller.gap(detail);
        }

        @Override
        public void onRefused(String detail) {
            LOG.error("{}: the stream of orders was refused for good: {}", symbols.route(), detail);
        }
    }

    /** Logs how a stream of prices is; the engine sees it by the age of its prices. What it will never get it is told. */
    private final class Prices implements StreamListener {
        private final String what;

        Prices(String what) {
            this.what = what;
        }

        @Override
        public void onUp(String detail) {
            LOG.info("{}: prices of {} come from {}", symbols.route(), what, detail);
        }

        @Override
        public void onDown(String detail) {
            LOG.warn("{}: no prices of {}: {}", symbols.route(), what, detail);
        }

        @Override
        public void onGap(String detail) {
            LOG.warn("{}: prices of {} were missed: {}", symbols.route(), what, detail);
        }

        @Override
        public void onRefused(String detail) {
            teller.gap("prices of " + what + " are refused for good: " + detail);
        }

        @Override
        public void onRejected(Topic topic, String detail) {
            teller.gap("Alpaca gives no " + topic + ": " + detail);
        }
    }
}
