package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.BrokerEvents;
import io.otrep.broker.tck.wire.WireConnection;
import io.otrep.broker.tck.wire.WireScript;
import io.otrep.market.Bar;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Quote;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.OrderEventKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketStreamTest {
    private static final String SUBSCRIBE = "{\"action\":\"subscribe\",\"trades\":[\"ACME\"],\"quotes\":[\"ACME\"],"
            + "\"bars\":[\"ACME\"],\"statuses\":[\"ACME\"],\"lulds\":[\"ACME\"]}";
    private static final String SUBSCRIBED = "[{\"T\":\"subscription\",\"trades\":[\"ACME\"],\"quotes\":[\"ACME\"]}]";

    private static void login(WireConnection connection) throws IOException {
        connection.upgrade();
        connection.send("[{\"T\":\"success\",\"msg\":\"connected\"}]");
        connection.expect("{\"action\":\"auth\",\"key\":\"PKTEST\",\"secret\":\"HUSHHUSH\"}");
        connection.send("[{\"T\":\"success\",\"msg\":\"authenticated\"}]");
    }

    private static WireScript prices(String... frames) {
        return connection -> {
            login(connection);
            connection.expect(SUBSCRIBE);
            connection.send(SUBSCRIBED);
            for (String frame : frames) {
                connection.send(frame);
            }
            connection.awaitEnd();
        };
    }

    private static BrokerOverWires subscribed(WireScript... scripts) {
        BrokerOverWires wires = BrokerOverWires.ofPrices(scripts);
        wires.broker.subscribe(List.of(Samples.ACME));
        return wires;
    }

    @Test
    void framesBecomeEventsAndStrangersAreLeftOut() {
        try (BrokerOverWires wires = subscribed(
                prices(
                        "[{\"T\":\"t\",\"S\":\"OTHER\",\"p\":1,\"s\":1,\"t\":\"2026-03-02T15:00:00Z\"},"
                                + "{\"T\":\"t\",\"i\":9007199254740993,\"S\":\"ACME\",\"p\":12.34,\"s\":7,"
                                + "\"c\":[\"@\"],\"t\":\"2026-03-02T15:00:00.000000001Z\"}]",
                        "[{\"T\":\"q\",\"S\":\"ACME\",\"bp\":0,\"bs\":0,\"ap\":12.4,\"as\":1,\"t\":\"2026-03-02T15:00:01Z\"},"
                                + "{\"T\":\"q\",\"S\":\"ACME\",\"bp\":12.3,\"bs\":200,\"ap\":12.4,\"as\":100,"
                                + "\"t\":\"2026-03-02T15:00:01Z\"}]",
                        "[{\"T\":\"b\",\"S\":\"ACME\",\"o\":12,\"h\":13,\"l\":11,\"c\":12.5,\"v\":1000,"
                                + "\"t\":\"2026-03-02T15:00:00Z\"}]",
                        "[{\"T\":\"zz\",\"S\":\"ACME\",\"deep\":[{\"x\":1}]},"
                                + "{\"T\":\"s\",\"S\":\"ACME\",\"sc\":\"H\",\"sm\":\"Trading Halt\",\"rc\":\"T1\",\"rm\":\"News\","
                                + "\"t\":\"2026-03-02T15:01:00Z\"},"
                                + "{\"T\":\"l\",\"S\":\"ACME\",\"u\":14,\"d\":10,\"i\":\"B\",\"t\":\"2026-03-02T15:01:01Z\"}]"))) {

            wires.told.await("bands", () -> wires.told.of(StatusChange.class).size() == 2);

            assertThat(wires.told.of(Trade.class)).hasSize(1);
            assertThat(wires.told.of(Trade.class).get(0).price()).isEqualTo(12.34);
            assertThat(wires.told.of(Quote.class))
                    .as("a quote without a bid is none")
                    .hasSize(1);
            assertThat(wires.told.of(Bar.class).get(0).time()).isEqualTo(Instant.parse("2026-03-02T15:01:00Z"));
            StatusChange halt = wires.told.of(StatusChange.class).get(0);
            assertThat(halt.status()).isEqualTo(InstrumentStatus.HALTED);
            assertThat(halt.reason()).isEqualTo("Trading Halt, T1 News");
            StatusChange bands = wires.told.of(StatusChange.class).get(1);
            assertThat(bands.status()).as("bands do not end a halt").isEqualTo(InstrumentStatus.HALTED);
            assertThat(bands.lowerBand()).isEqualTo(10);
            assertThat(wires.prices.faults()).isEmpty();
        }
    }

    private static WireScript pricesThenCut(String... frames) {
        return connection -> {
            login(connection);
            connection.expect(SUBSCRIBE);
            connection.send(SUBSCRIBED);
            for (String frame : frames) {
                connection.send(frame);
            }
            connection.cut();
        };
    }

    private static String trade(String time) {
        return "[{\"T\":\"t\",\"S\":\"ACME\",\"p\":1,\"s\":1,\"t\":\"2026-03-02T15:%sZ\"}]".formatted(time);
    }

    @Test
    void bandsEndWithTheirConnectionAndAMissedResumptionIsSeenInATrade() {
        String halted = "[{\"T\":\"s\",\"S\":\"ACME\",\"sc\":\"H\",\"t\":\"2026-03-02T15:01:00Z\"},"
                + "{\"T\":\"l\",\"S\":\"ACME\",\"u\":14,\"d\":10,\"i\":\"B\",\"t\":\"2026-03-02T15:01:01Z\"}]";
        try (BrokerOverWires wires =
                subscribed(pricesThenCut(halted), prices(trade("00:59"), trade("02:00"), trade("02:01")))) {

            wires.told.await("trades", () -> wires.told.of(Trade.class).size() == 3);

            List<StatusChange> changes = wires.told.of(StatusChange.class);
            assertThat(changes)
                    .extracting(StatusChange::status)
                    .containsExactly(
                            InstrumentStatus.HALTED,
                            InstrumentStatus.HALTED,
                            InstrumentStatus.HALTED,
                            InstrumentStatus.TRADING);
            assertThat(changes.get(1).upperBand()).isEqualTo(14);
            assertThat(changes.get(2).upperBand()).as("after the reconnect").isNaN();
            assertThat(changes.get(3).time()).isEqualTo(Instant.parse("2026-03-02T15:02:00Z"));
            assertThat(changes.get(3).reason()).contains("missed");
        }
    }

    @Test
    void priceWithoutATimeHidesNoHaltBehindIt() {
        String both = "[{\"T\":\"t\",\"S\":\"ACME\",\"p\":1,\"s\":1},"
                + "{\"T\":\"s\",\"S\":\"ACME\",\"sc\":\"H\",\"t\":\"2026-03-02T15:01:00Z\"}]";
        try (BrokerOverWires wires = subscribed(prices(both, trade("02:00")))) {

            wires.told.await(Trade.class);

            assertThat(wires.told.of(StatusChange.class))
                    .extracting(StatusChange::status)
                    .containsExactly(InstrumentStatus.HALTED);
        }
    }

    @Test
    void tradeOnTheSameConnectionEndsNoHalt() {
        String halted = "[{\"T\":\"s\",\"S\":\"ACME\",\"sc\":\"H\",\"t\":\"2026-03-02T15:01:00Z\"}]";
        try (BrokerOverWires wires = subscribed(prices(halted, trade("02:00")))) {

            wires.told.await(Trade.class);

            assertThat(wires.told.of(StatusChange.class))
                    .extracting(StatusChange::status)
                    .containsExactly(InstrumentStatus.HALTED);
        }
    }

    @Test
    void priceWithoutATimeIsUnreadable() {
        try (BrokerOverWires wires =
                subscribed(prices("[{\"T\":\"t\",\"S\":\"ACME\",\"p\":1,\"s\":1}]", trade("02:00")))) {

            wires.told.await(Trade.class);

            assertThat(wires.told.of(Trade.class))
                    .extracting(Trade::time)
                    .containsExactly(Instant.parse("2026-03-02T15:02:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource({"402,auth failed", "409,insufficient subscription", "408,v2 not enabled"})
    void refusalForGoodIsToldAndNotTriedAgain(int code, String words) {
        try (BrokerOverWires wires = subscribed(error(code, words))) {

            assertThat(wires.told.await(Told.Gap.class).detail()).contains(words);
            assertThat(wires.prices.connections()).isEqualTo(1);
        }
    }

    private static WireScript error(int code, String words) {
        return connection -> {
            connection.upgrade();
            connection.send("[{\"T\":\"success\",\"msg\":\"connected\"}]");
            connection.receive();
            connection.send("[{\"T\":\"error\",\"code\":%d,\"msg\":\"%s\"}]".formatted(code, words));
            connection.awaitEnd();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void passingErrorIsTriedAgain(int code) {
        try (BrokerOverWires wires = subscribed(
                error(code, "later"),
                prices("[{\"T\":\"t\",\"S\":\"ACME\",\"p\":1,\"s\":1,\"t\":\"2026-03-02T15:00:00Z\"}]"))) {

            wires.told.await(Trade.class);
            assertThat(wires.prices.connections()).isEqualTo(2);
        }
    }

    @Test
    void symbolsBeyondThePlanAreGivenUpAndTheRestStays() {
        try (BrokerOverWires wires = subscribed(connection -> {
            login(connection);
            connection.expect(SUBSCRIBE);
            connection.send("[{\"T\":\"error\",\"code\":405,\"msg\":\"symbol limit exceeded\"}]");
            connection.awaitEnd();
        })) {

            assertThat(wires.told.await(Told.Gap.class).detail()).contains("symbol limit exceeded");
        }
    }

    @Test
    void orderStreamTakesBinaryFramesAndComesBackAfterACut() {
        String update = "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"new\",\"timestamp\":"
                + "\"2026-03-02T15:00:05Z\",\"order\":" + Samples.order("v1", "o-1", "new", "10", "0", "") + "}}";
        WireScript cut = connection -> {
            BrokerOverWires.welcome(connection);
            connection.send(update.getBytes(StandardCharsets.UTF_8));
            connection.cut();
        };
        try (BrokerOverWires wires = new BrokerOverWires(cut, BrokerOverWires.orders())) {
            wires.broker.connect(wires.told);

            wires.told.await("o-1", OrderEventKind.ACCEPT);
            wires.told.await(
                    "up, down, up", () -> wires.told.of(Told.Stream.class).size() >= 3 && wires.told.isUp());
        }
    }

    @Test
    void keysThatAlpacaDoesNotKnowEndTheOrderStreamForGood() {
        try (BrokerOverWires wires = new BrokerOverWires(connection -> {
            connection.upgrade();
            connection.expect(BrokerOverWires.LOGIN);
            connection.send("{\"data\":{\"action\":\"authenticate\",\"status\":\"unauthorized\"},"
                    + "\"stream\":\"authorization\"}");
            connection.awaitEnd();
        })) {
            wires.broker.connect(wires.told);

            Told.Stream down = wires.told.await(Told.Stream.class);
            assertThat(down.state()).isEqualTo(BrokerEvents.StreamState.DOWN);
            assertThat(down.detail()).contains("unauthorized");
        }
    }
}
