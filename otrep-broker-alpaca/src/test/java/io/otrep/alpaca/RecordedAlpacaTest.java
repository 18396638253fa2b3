package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.account.AccountId;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.BarInterval;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every recorded or documented payload of Alpaca beside the checkout is read, and what was read is compared with a tree of the same bytes. */
@EnabledIfSystemProperty(named = "otrep.brokers", matches = ".+", disabledReason = "no payloads: -Dotrep.brokers")
class RecordedAlpacaTest {
    private static final ObjectMapper TREE =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What no part of the adapter reads, by the beginning of its file's name, with the reason. */
    private static final Map<String, String> NOT_COVERED = new TreeMap<>(Map.ofEntries(
            Map.entry("get_bars_get.json", "options"),
            Map.entry("get_latest_trade_get.json", "options"),
            Map.entry("get_latest_trade_multi_not_found_get.json", "options"),
            Map.entry("get_multisymbol_latest_trade_get.json", "options"),
            Map.entry("get_snapshot_latest_quote_only_get.json", "options"),
            Map.entry("get_trades_get.json", "options"),
            Map.entry("multisymbol_get_trades_get.json", "options"),
            Map.entry("java_AlpacaStockStream_onArticle", "news"),
            Map.entry("legacy_positions_get_200-2.json", "version 1 of the API"),
            Map.entry("docs-order-classes_04", "a request; see OpenApiRequestsTest"),
            Map.entry("docs-order-classes_06", "a request; see OpenApiRequestsTest"),
            Map.entry("spec_request_", "a request; see OpenApiRequestsTest")));

    private final AlpacaSymbols symbols = new AlpacaSymbols(Samples.ROUTE);

    @Test
    void everyPayloadIsReadWithoutLoss() throws IOException {
        List<String> covered = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Path file : payloads()) {
            String name = file.getFileName().toString();
            String reason = reason(name);
            if (reason != null) {
                left.add(name + ": " + reason);
                continue;
            }
            String text = Files.readString(file);
            assertThat(read(name, text, TREE.readTree(text))).as(name).isTrue();
            covered.add(name);
        }

        report(covered, left);
        assertThat(covered).hasSizeGreaterThan(90);
    }

    private static List<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("otrep.brokers"), "recorded", "alpaca"))) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static @Nullable String reason(String name) {
        return NOT_COVERED.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void report(List<String> covered, List<String> left) throws IOException {
        Path page = Path.of("target", "recorded-alpaca.txt");
        Files.createDirectories(page.getParent());
        Files.writeString(
                page,
                covered.size() + " payloads are read\n" + left.size() + " are not:\n  " + String.join("\n  ", left)
                        + "\n");
    }

    /** Whether something was read, and says what the tree says. */
    private boolean read(String name, String text, JsonNode tree) {
        if (name.startsWith("ws-") && isOurs(tree)) {
            return isOneOfOurMessages(tree);
        }
        if (tree.isArray() && tree.size() > 0 && tree.get(0).has("T")
                || tree.has("T")
                || tree.has("stream")
                || tree.has("action")) {
            return isFrame(tree);
        }
        if (tree.has("message") && tree.has("code")) {
            return tree.path("message").asText().length() > 0;
        }
        return answer(name, text, tree);
    }

    private static boolean isOurs(JsonNode tree) {
        return tree.has("action");
    }

    /** What we send is compared with what Alpaca documents: the same members. */
    private static boolean isOneOfOurMessages(JsonNode tree) {
        return List.of("auth", "authenticate", "listen", "subscribe", "unsubscribe")
                .contains(tree.get("action").asText());
    }

    private boolean isFrame(JsonNode tree) {
        Iterable<JsonNode> frames = tree.isArray() ? tree : List.of(tree);
        for (JsonNode frame : frames) {
            String symbol = frame.path("S").asText();
            if (!symbol.isEmpty()) {
                Instrument instrument = instrument(symbol);
                FrameProbe probe = new FrameProbe(instrument);
                probe.feed(frame.toString());
                probe.compare(frame);
            } else if (frame.path("stream").asText().equals("trade_updates")) {
                update(frame.get("data"));
            }
        }
        return true;
    }

    private void update(JsonNode data) {
        TradeUpdate update = TradeUpdate.read(JsonReader.of(data.toString()));
        assertThat(update.event()).isNotEqualTo(TradeUpdate.Event.UNKNOWN);
        assertThat(update.executionId()).isEqualTo(data.get("execution_id").asText());
        same(update.price(), data, "price");
        same(update.quantity(), data, "qty");
        order(update.order(), data.get("order"));
    }

    private boolean answer(String name, String text, JsonNode tree) {
        if (any(tree, node -> node.has("filled_qty"))) {
            orders(text, tree);
        } else if (any(
                tree,
                node -> node.has("status")
                        && (node.has("id") || node.has("symbol"))
                        && !node.has("class")
                        && !node.has("cash"))) {
            assertThat(MultiStatus.readAll(JsonReader.of(text))).hasSize(tree.size());
        } else if (any(tree, node -> node.has("activity_type"))) {
            activity(text, tree);
        } else if (any(tree, node -> node.has("class"))) {
            assets(text, tree);
        } else if (any(tree, node -> node.has("avg_entry_price"))) {
            positions(text, tree);
        } else if (tree.has("cash")) {
            AccountWire account = AccountWire.read(JsonReader.of(text));
            same(account.cash(), tree, "cash");
            same(account.equity(), tree, "equity");
            same(account.buyingPower(), tree, "buying_power");
        } else if (tree.has("is_open")) {
            assertThat(AlpacaClock.read(JsonReader.of(text)).open())
                    .isEqualTo(tree.get("is_open").asBoolean());
        } else if (tree.has("no_shorting")) {
            assertThat(AlpacaSettings.read(JsonReader.of(text)).maxMarginMultiplier())
                    .isEqualTo(tree.get("max_margin_multiplier").asText());
        } else if (tree.has("open") && tree.has("close")) {
            assertThat(CalendarWire.read(JsonReader.of(text)).tradingDate())
                    .hasToString(tree.get("date").asText());
        } else {
            return prices(tree);
        }
        return true;
    }

    private static boolean any(JsonNode tree, Predicate<JsonNode> test) {
        JsonNode first = tree.isArray() ? tree.path(0) : tree;
        return test.test(first) || first.has("body") && test.test(first.get("body")) && !test.test(first);
    }

    private void orders(String text, JsonNode tree) {
        if (tree.isArray() && tree.get(0).has("body")) {
            List<MultiStatus> lines = MultiStatus.readAll(JsonReader.of(text));
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i).name())
                        .isEqualTo(tree.get(i).get("symbol").asText());
                assertThat(lines.get(i).isTaken()).isEqualTo(lines.get(i).order() != null);
            }
        } else if (tree.isArray()) {
            List<OrderWire> wires = OrderWire.readAll(JsonReader.of(text));
            for (int i = 0; i < wires.size(); i++) {
                order(wires.get(i), tree.get(i));
            }
        } else {
            order(OrderWire.read(JsonReader.of(text)), tree);
        }
    }

    private static void order(OrderWire wire, JsonNode tree) {
        assertThat(wire.id()).isEqualTo(tree.get("id").asText());
        assertThat(wire.clientOrderId()).isEqualTo(tree.path("client_order_id").asText(""));
        assertThat(wire.status()).isNotEqualTo(VenueStatus.UNKNOWN);
        assertThat(wire.side().orElseThrow().name())
                .isEqualToIgnoringCase(tree.get("side").asText());
        assertThat(wire.type().orElseThrow().name())
                .isEqualToIgnoringCase(tree.get("type").asText());
        same(wire.quantity(), tree, "qty");
        same(wire.notional(), tree, "notional");
        same(wire.limitPrice(), tree, "limit_price");
        same(wire.stopPrice(), tree, "stop_price");
        if (tree.has("filled_qty")) {
            same(wire.filled(), tree, "filled_qty");
        }
    }

    private static void activity(String text, JsonNode tree) {
        ActivityWire wire = ActivityWire.read(JsonReader.of(text));
        assertThat(tree.get("id").asText()).endsWith("::" + wire.family());
        same(wire.quantity(), tree, "qty");
        same(wire.price(), tree, "price");
        same(wire.netAmount(), tree, "net_amount");
        ActivityMapper mapper = new ActivityMapper(new AlpacaSymbols(Samples.ROUTE));
        assertThat(mapper.activity(AccountId.of("alpaca", "1"), wire, wire.timeNanos(), order -> null))
                .isPresent();
    }

    private void assets(String text, JsonNode tree) {
        List<AssetWire> wires =
                tree.isArray() ? AssetWire.readAll(JsonReader.of(text)) : List.of(AssetWire.read(JsonReader.of(text)));
        JsonNode first = tree.isArray() ? tree.get(0) : tree;
        assertThat(wires.get(0).symbol()).isEqualTo(first.get("symbol").asText());
        assertThat(wires.get(0).instrument(symbols, 100).isOrderable()).isTrue();
    }

    private static void positions(String text, JsonNode tree) {
        JsonNode first = tree.isArray() ? tree.get(0) : tree;
        PositionWire wire = tree.isArray()
                ? PositionWire.readAll(JsonReader.of(text)).get(0)
                : PositionWire.read(JsonReader.of(text));
        same(wire.quantity(), first, "qty");
        same(wire.cost(), first, "cost_basis");
    }

    /** Prices under their symbols. */
    private boolean prices(JsonNode tree) {
        JsonNode under = tree;
        for (String name : List.of("bars", "quotes", "trades", "snapshots")) {
            under = tree.has(name) ? tree.get(name) : under;
        }
        boolean read = false;
        for (var fields = under.fields(); fields.hasNext(); ) {
            var field = fields.next();
            Iterable<JsonNode> all = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
            for (JsonNode one : all) {
                read |= price(instrument(field.getKey()), one);
            }
        }
        return read;
    }

    private boolean price(Instrument instrument, JsonNode one) {
        if (one.has("latestTrade")) {
            return price(instrument, one.get("latestTrade"))
                    && price(instrument, one.get("latestQuote"))
                    && price(instrument, one.get("dailyBar"));
        }
        FrameProbe probe = new FrameProbe(instrument);
        String type = one.has("bp") ? "q" : one.has("o") ? "b" : "t";
        JsonNode named = ((ObjectNode) one.deepCopy()).put("T", type).put("S", instrument.symbol());
        probe.feed(named.toString());
        probe.compare(named);
        return true;
    }

    private Instrument instrument(String symbol) {
        return symbols.of(symbol, symbol.contains("/") ? AssetClass.CRYPTO : AssetClass.EQUITY);
    }

    private static void same(@Nullable Decimal read, JsonNode tree, String field) {
        JsonNode said = tree.get(field);
        if (said == null || said.isNull()) {
            assertThat(read).as(field).isNull();
        } else {
            BigDecimal exact = said.isTextual() ? new BigDecimal(said.asText()) : said.decimalValue();
            assertThat(read).as(field).isEqualTo(Decimal.of(exact));
        }
    }

    @Test
    void dayOfASnapshotIsADay() {
        assertThat(Timeframe.of(BarInterval.DAY).word()).isEqualTo("1Day");
    }
}
