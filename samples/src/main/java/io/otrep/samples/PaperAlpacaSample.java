package io.otrep.samples;

import io.otrep.alpaca.Alpaca;
import io.otrep.alpaca.AlpacaBroker;
import io.otrep.alpaca.AlpacaConfig;
import io.otrep.alpaca.AlpacaEndpoints;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import io.otrep.core.EngineListener;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.TradingEngine;
import io.otrep.market.Instrument;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.gate.RiskGates;
import java.io.PrintStream;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trades the paper account at Alpaca: reconciles, orders one share far below the market, cancels it; with {@code --market} also buys one share
 * and sells it. Without keys in the environment it says what to set.
 */
final class PaperAlpacaSample implements Sample {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final Map<String, String> environment;

    PaperAlpacaSample(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /** What it may be told. */
    @Command(
            name = "paper-alpaca",
            sortOptions = false,
            description = "Trades the paper account of ALPACA_API_KEY_ID and ALPACA_API_SECRET_KEY.")
    private static final class Options extends HelpOptions {
        @Option(names = "--symbol", paramLabel = "SYMBOL", description = "what to trade; default SPY")
        String symbol = "SPY";

        @Option(
                names = "--venue",
                paramLabel = "URL",
                description = "another host in place of Alpaca's, such as a mock")
        @Nullable
        URI venue;

        @Option(names = "--data", paramLabel = "URL", description = "another host of prices; default: that of --venue")
        @Nullable
        URI data;

        @Option(names = "--market", description = "also buys one share at the market and sells it")
        boolean market;

        @Option(names = "--seconds", paramLabel = "N", description = "how long to wait for each end; default 10")
        int seconds = 10;
    }

    @Override
    public String name() {
        return "paper-alpaca";
    }

    @Override
    public String summary() {
        return "reconciles and trades the paper account at Alpaca; needs its keys in the environment";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        Options options = new Options();
        if (!SampleOptions.read(options, arguments, out)) {
            return;
        }
        Alpaca alpaca = Alpaca.paper(config(options));
        if (!alpaca.violations().isEmpty()) {
            throw new SampleFailure(
                    "the paper account cannot be reached:\n  " + String.join("\n  ", alpaca.violations())
                            + "\nKeys of a paper account are free: https://app.alpaca.markets");
        }
        trade(alpaca, options);
    }

    private AlpacaConfig config(Options options) {
        AlpacaConfig.Builder config = AlpacaConfig.from(environment).toBuilder();
        if (options.venue != null) {
            config.endpoints(endpoints(options.venue, options.data == null ? options.venue : options.data));
        }
        return config.build();
    }

    private static AlpacaEndpoints endpoints(URI venue, URI data) {
        try {
            return AlpacaEndpoints.at(venue, data);
        } catch (IllegalArgumentException e) {
            throw new SampleFailure("--venue and --data: " + e.getMessage());
        }
    }

    private static void start(TradingEngine engine) {
        try {
            engine.start();
        } catch (IllegalStateException e) {
            throw new SampleFailure("the engine did not start: " + e.getMessage());
        }
    }

    private void trade(Alpaca alpaca, Options options) throws Exception {
        Watch watch = new Watch();
        Kept kept = new Kept(alpaca);
        try (TradingEngine engine = TradingEngine.builder("USD")
                .name("paper-alpaca")
                .route(kept, options.symbol)
                .ordersOnly()
                .gates(RiskGates.builder()
                        .maxOrderQuantity(1)
                        .maxOrderRate(10, Duration.ofMinutes(1))
                        .build())
                .listener(watch)
                .build()) {
            start(engine);
            EngineSnapshot snapshot = answer(engine.snapshot());
            out.printf(
                    "reconciled: equity %.2f USD, %d positions%n",
                    snapshot.equity(), snapshot.positions().size());
            Trade last = lastTrade(kept.broker(), options.symbol);
            out.println("last trade of " + last.instrument() + ": " + last.price() + " at " + last.time());
            engine.publish(last); // gates know no price before the stream brings one
            answer(engine.snapshot());
            int ended = rest(engine, watch, last, options.seconds) ? 1 : 0;
            if (options.market) {
                ended += take(engine, watch, last.instrument(), Side.BUY, options.seconds) ? 1 : 0;
                ended += take(engine, watch, last.instrument(), Side.SELL, options.seconds) ? 1 : 0;
            }
            out.println("symbol=" + options.symbol + " orders_ended=" + ended + " decisions_sha256="
                    + answer(engine.snapshot()).decisionsSha256());
        }
    }

    private static Trade lastTrade(AlpacaBroker broker, String symbol) throws Exception {
        Instrument instrument = answer(broker.instruments(List.of(symbol))).stream()
                .findFirst()
                .orElseThrow(() -> new SampleFailure("Alpaca lists no " + symbol + "; name another --symbol"));
        return answer(broker.latestTrades(List.of(instrument))).stream()
                .findFirst()
                .orElseThrow(() -> new SampleFailure("Alpaca has no trade of " + symbol + "; name another --symbol"));
    }

    /** One share at half the price, which will not fill; then its cancel. */
    private boolean rest(TradingEngine engine, Watch watch, Trade last, int seconds) throws Exception {
        Instrument instrument = last.instrument();
        OrderRequest far = OrderRequest.limit(
                        instrument,
                        Side.BUY,
                        instrument.quantity(1),
                        instrument.price(last.price() / 2, RoundingMode.FLOOR))
                .build();
        ClientOrderId id = answer(engine.submit(far));
        watch.await(id, seconds, OrderStatus.ACCEPTED);
        engine.cancel(id);
        return report(id, watch.await(id, seconds, OrderStatus.CANCELED));
    }

    private boolean take(TradingEngine engine, Watch watch, Instrument instrument, Side side, int seconds)
            throws Exception {
        ClientOrderId id = answer(engine.submit(
                OrderRequest.market(instrument, side, instrument.quantity(1)).build()));
        return report(id, watch.await(id, seconds, OrderStatus.FILLED));
    }

    private boolean report(ClientOrderId id, @Nullable Order order) {
        out.println(order == null ? id + ": nothing was heard of it" : order.toString());
        return order != null && order.status().isClosed();
    }

    private static <T> T answer(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new SampleFailure("no answer: " + (e.getCause() == null ? e : e.getCause()));
        }
    }

    /** Remembers the broker that the engine was given, to ask it for what only Alpaca offers. Thread-safe. */
    private static final class Kept implements BrokerFactory {
        private final Alpaca alpaca;
        private final AtomicReference<@Nullable AlpacaBroker> made = new AtomicReference<>();

        Kept(Alpaca alpaca) {
            this.alpaca = alpaca;
        }

        @Override
        public String route() {
            return alpaca.route();
        }

        @Override
        public boolean isLive() {
            return alpaca.isLive();
        }

        @Override
        public List<String> violations() {
            return alpaca.violations();
        }

        @Override
        public Broker create(BrokerContext context) {
            AlpacaBroker broker = (AlpacaBroker) alpaca.create(context);
            made.set(broker);
            return broker;
        }

        AlpacaBroker broker() {
            AlpacaBroker broker = made.get();
            if (broker == null) {
                throw new IllegalStateException("the engine has made no broker yet");
            }
            return broker;
        }
    }

    /** Waits for orders to come where they are wanted, or to an end. Thread-safe. */
    private static final class Watch implements EngineListener {
        private final ConcurrentMap<ClientOrderId, Order> orders = new ConcurrentHashMap<>();
        private volatile CountDownLatch news = new CountDownLatch(1);

        @Override
        public void onOrder(Order order) {
            orders.put(order.id(), order);
            CountDownLatch old = news;
            news = new CountDownLatch(1);
            old.countDown();
        }

        /** The order when it is there, else as it was last seen. */
        @Nullable
        Order await(ClientOrderId id, int seconds, OrderStatus wanted) throws InterruptedException {
            long left = TimeUnit.SECONDS.toMillis(seconds);
            while (left > 0) {
                CountDownLatch next = news;
                Order order = orders.get(id);
                if (order != null && (order.status() == wanted || order.status().isClosed())) {
                    return order;
                }
                left -= next.await(50, TimeUnit.MILLISECONDS) ? 0 : 50;
            }
            return orders.get(id);
        }
    }
}
