package io.otrep.alpaca;

import io.otrep.broker.BrokerContext;
import io.otrep.broker.tck.wire.WireConnection;
import io.otrep.broker.tck.wire.WireScript;
import io.otrep.broker.tck.wire.WireServer;
import io.otrep.market.Currency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A broker in front of a scripted HTTP server and a scripted server of streams, with short times. Single-threaded. */
final class BrokerOverWires implements AutoCloseable {
    static final String ACCOUNT =
            "{\"account_number\":\"PA77\",\"currency\":\"USD\",\"cash\":\"1000.25\",\"equity\":\"1500.5\","
                    + "\"buying_power\":\"2000\",\"initial_margin\":\"0\",\"trading_blocked\":false,"
                    + "\"shorting_enabled\":true}";
    static final String LOGIN =
            "{\"action\":\"authenticate\",\"data\":{\"key_id\":\"PKTEST\",\"secret_key\":\"HUSHHUSH\"}}";
    static final String LISTEN = "{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}";

    final Told told = new Told();
    final ScriptedVenue http = ScriptedVenue.start();
    final WireServer streams;
    final WireServer prices;
    final AlpacaBroker broker;

    /** In front of a stream of orders that plays these scripts, and none of prices. */
    BrokerOverWires(WireScript... scripts) {
        this(Duration.ofSeconds(60), scripts);
    }

    /** The same, with so much time for each request. */
    BrokerOverWires(Duration requestTimeout, WireScript... scripts) {
        this(requestTimeout, List.of(scripts), List.of(WireConnection::awaitEnd));
    }

    /** In front of a stream of prices that plays these scripts. */
    static BrokerOverWires ofPrices(WireScript... scripts) {
        return new BrokerOverWires(Duration.ofSeconds(60), List.of(orders()), List.of(scripts)).connect();
    }

    private BrokerOverWires(Duration requestTimeout, List<WireScript> orders, List<WireScript> ofPrices) {
        streams = start(orders.toArray(WireScript[]::new));
        prices = start(ofPrices.toArray(WireScript[]::new));
        http.answer("GET /v2/account", 200, ACCOUNT);
        AlpacaConfig config = AlpacaConfig.builder(PaperKeys.of("PKTEST", "HUSHHUSH"))
                .endpoints(new AlpacaEndpoints(
                        http.uri(),
                        streams.socketUri("/stream"),
                        http.uri(),
                        prices.socketUri("/v2"),
                        prices.socketUri("/v1beta3/crypto/us")))
                .requestTimeout(requestTimeout)
                .reconnect(Duration.ofMillis(5), Duration.ofMillis(20))
                .build();
        broker = (AlpacaBroker)
                Alpaca.paper(config).create(new BrokerContext("test", Samples.ROUTE, Currency.USD, Instant::now));
    }

    private static WireServer start(WireScript... scripts) {
        try {
            return WireServer.start(scripts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream that logs in as documented, then sends messages, then stays. */
    static WireScript orders(String... messages) {
        return connection -> {
            welcome(connection);
            for (String message : messages) {
                connection.send(message);
            }
            connection.awaitEnd();
        };
    }

    static void welcome(WireConnection connection) throws IOException {
        connection.upgrade();
        connection.expect(LOGIN);
        connection.send(
                "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}");
        connection.expect(LISTEN);
        connection.send("{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}");
    }

    BrokerOverWires connect() {
        broker.connect(told);
        told.await("the stream is up", told::isUp);
        return this;
    }

    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    public void close() {
        broker.close();
        http.close();
        try {
            streams.close();
            prices.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
