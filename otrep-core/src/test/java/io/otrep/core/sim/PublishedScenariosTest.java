package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Order matching scenarios of other engines, read from the folder {@code -Dotrep.backtests=DIR}: the order books against {@link OrderBook},
 * the venue scenarios against a {@link SimulatedVenue} set to the rules of their source. What a step or an expectation cannot express fails
 * by name.
 */
@EnabledIfSystemProperty(named = "otrep.backtests", matches = ".+")
@SuppressWarnings("unchecked")
class PublishedScenariosTest {
    private static final Pattern FILL = Pattern.compile("(\\w+) fill (\\d[\\d.]*)(?: @ ([\\d.]+))?.*");
    private static final Pattern FILLS = Pattern.compile("(\\w+) fills ([\\d., ]+?) \\(.*");
    private static final Pattern REDUCED = Pattern.compile("(\\w+) quantity reduced to ([\\d.]+)");
    private static final Pattern MOVED = Pattern.compile("(\\w+) trigger moved to ([\\d.]+)");
    private static final Pattern STATE = Pattern.compile("(\\w+) (accepted|rejected|cancell?ed|expired|triggered).*");

    private static Map<String, Object> read(String file) throws IOException {
        Path path = Path.of(System.getProperty("otrep.backtests"), "scenarios", file);
        return (Map<String, Object>) MiniJson.parse(Files.readString(path));
    }

    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @TestFactory
    Stream<DynamicTest> orderBooks() throws IOException {
        Map<String, Object> file = read("orderbook-exchange-core.json");
        return list(file.get("scenarios")).stream()
                .map(each -> DynamicTest.dynamicTest(
                        (String) each.get("id"), () -> orderBook((Map<String, Object>) file.get("start_book"), each)));
    }

    private static void orderBook(Map<String, Object> start, Map<String, Object> scenario) {
        OrderBook book = new OrderBook();
        for (String side : List.of("asks", "bids")) {
            for (Object order : (List<Object>) start.get(side)) {
                List<String> parts = (List<String>) order;
                book.submit(
                        Long.parseLong(parts.get(1)),
                        side.equals("asks") ? Side.SELL : Side.BUY,
                        Decimal.parse(parts.get(0)),
                        Decimal.parse(parts.get(2)),
                        OrderBook.Kind.GTC);
            }
        }
        List<List<String>> trades = new ArrayList<>();
        for (Map<String, Object> step : list(scenario.get("steps"))) {
            for (OrderBook.Match match : request(book, step)) {
                trades.add(List.of(
                        String.valueOf(match.restingId()),
                        match.price().toString(),
                        match.quantity().toString()));
            }
        }

        assertThat(trades).isEqualTo(scenario.get("trades"));
        Map<String, Object> after = (Map<String, Object>) scenario.get("book_after");
        assertThat(levels(book, Side.SELL)).isEqualTo(after.get("asks"));
        assertThat(levels(book, Side.BUY)).isEqualTo(after.get("bids"));
    }

    private static List<OrderBook.Match> request(OrderBook book, Map<String, Object> step) {
        String kind = step.keySet().iterator().next();
        if (kind.equals("cancel")) {
            book.cancel(Long.parseLong((String) step.get(kind)));
            return List.of();
        }
        Map<String, Object> with = (Map<String, Object>) step.get(kind);
        long id = Long.parseLong((String) with.get("id"));
        return switch (kind) {
            case "new" ->
                book.submit(
                                id,
                                side(with),
                                Decimal.parse((String) with.get("price")),
                                Decimal.parse((String) with.get("qty")),
                                OrderBook.Kind.valueOf((String) with.get("tif")))
                        .matches();
            case "move" ->
                book.move(id, Decimal.parse((String) with.get("price"))).matches();
            case "reduce" -> {
                Object by = with.containsKey("by") ? with.get("by") : with.get("qty");
                book.reduce(id, Decimal.parse((String) by));
                yield List.of();
            }
            default -> throw new IllegalArgumentException("cannot express step " + step);
        };
    }

    private static List<List<String>> levels(OrderBook book, Side side) {
        return book.levels(side).stream()
                .map(level ->
                        List.of(level.price().toString(), level.quantity().toString(), String.valueOf(level.orders())))
                .toList();
    }

    private static Side side(Map<String, Object> with) {
        return Side.valueOf(((String) with.get("side")).toUpperCase(Locale.ROOT));
    }

    @TestFactory
    Stream<DynamicTest> venues() throws IOException {
        return list(read("matching-nautilus.json").get("scenarios")).stream()
                .map(each -> DynamicTest.dynamicTest((String) each.get("id"), () -> new Scenario(each).run()));
    }

    /** One scenario on a venue: its book of others, its steps, what it expects. */
    private static final class Scenario {
        private final Map<String, Object> scenario;
        private final Bench bench;
        private final TreeMap<Decimal, Decimal> bids = new TreeMap<>(java.util.Collections.reverseOrder());
        private final TreeMap<Decimal, Decimal> asks = new TreeMap<>();
        private final Map<String, Map<String, Object>> waiting = new LinkedHashMap<>();
        private boolean quoted;

        Scenario(Map<String, Object> scenario) {
            this.scenario = scenario;
            FillRulesBuilder rules = FillRules.NAUTILUS.toBuilder();
            String note = scenario.getOrDefault("note", "").toString();
            if (note.contains("reject_stop_orders = false")) {
                rules.stopThroughMarket(StopThroughMarket.TRIGGER);
            }
            if (note.contains("liquidity_consumption on")) {
                rules.consumeLiquidity(true);
            }
            if (scenario.toString().contains("trigger_by=last")) {
                rules.trailingSource(PriceSource.TRADE);
            }
            bench = new Bench(
                    Bench.coin("0.01", "0.001"), Simulation.of("100000000 USD").rules(rules.build()));
        }

        void run() {
            for (Map<String, Object> each : list(scenario.get("market"))) {
                market(each);
            }
            show();
            for (Map<String, Object> step : list(scenario.get("steps"))) {
                step(step);
            }
            check((List<String>) scenario.get("expect"));
        }

        private void market(Map<String, Object> each) {
            if (each.containsKey("quote")) {
                quote((Map<String, Object>) each.get("quote"));
            } else {
                book(each).merge(number(each, "price"), number(each, "qty"), Decimal::plus);
            }
        }

        private TreeMap<Decimal, Decimal> book(Map<String, Object> each) {
            return each.get("side").equals("ask") ? asks : bids;
        }

        private void quote(Map<String, Object> q) {
            quoted = true;
            bench.quote(
                    number(q, "bid").toDouble(),
                    number(q, "ask").toDouble(),
                    number(q, "bid_qty").toDouble(),
                    number(q, "ask_qty").toDouble());
        }

        private void show() {
            if (!quoted) {
                bench.depth(pairs(bids), pairs(asks));
            }
        }

        private static double[] pairs(TreeMap<Decimal, Decimal> book) {
            return book.entrySet().stream()
                    .flatMap(level -> Stream.of(level.getKey(), level.getValue()))
                    .mapToDouble(Decimal::toDouble)
                    .toArray();
        }

        private static Decimal number(Map<String, Object> with, String key) {
            return Decimal.parse((String) with.get(key));
        }

        private void step(Map<String, Object> step) {
            String kind = step.keySet().iterator().next();
            if (kind.equals("given")) {
                given((String) step.get(kind));
                return;
            }
            Map<String, Object> with = (Map<String, Object>) step.get(kind);
            switch (kind) {
                case "submit" -> submit(with);
                case "modify" -> modify(with);
                case "cancel" -> bench.cancel((String) with.get("id"));
                case "trade" -> trade(with);
                case "quote" -> quote(with);
                case "bar" ->
                    bench.bar(
                            number(with, "open").toDouble(),
                            number(with, "high").toDouble(),
                            number(with, "low").toDouble(),
                            number(with, "close").toDouble(),
                            number(with, "volume").toDouble());
                case "book_add" -> {
                    book(with).merge(number(with, "price"), number(with, "qty"), Decimal::plus);
                    show();
                }
                case "book_delete" -> {
                    book(with).remove(number(with, "price"));
                    show();
                }
                default -> throw new IllegalArgumentException("cannot express step " + step);
            }
        }

        /** A position is made by a trade with a book that is there for a moment. */
        private void given(String words) {
            Matcher m = Pattern.compile("(long|short) position ([\\d.]+) at ([\\d.]+)")
                    .matcher(words);
            if (!m.matches()) {
                throw new IllegalArgumentException("cannot express '" + words + "'");
            }
            double price = Double.parseDouble(m.group(3));
            bench.depth(new double[] {price, 1e9}, new double[] {price, 1e9});
            bench.submit("given", bench.market(m.group(1).equals("long") ? Side.BUY : Side.SELL, m.group(2)));
            show();
            bench.said();
        }

        private void trade(Map<String, Object> with) {
            if (with.containsKey("time")) {
                bench.at((String) with.get("time"));
            }
            bench.trade(number(with, "price").toDouble(), number(with, "qty").toDouble());
        }

        private void submit(Map<String, Object> with) {
            if (!with.containsKey("linked")) {
                bench.submit((String) with.get("id"), request(with));
                return;
            }
            waiting.put((String) with.get("id"), with);
            String sibling = ((List<String>) with.get("linked")).get(0);
            if (waiting.containsKey(sibling)) {
                OrderGroup.OcoMode mode =
                        with.get("contingency").equals("OUO") ? OrderGroup.OcoMode.REDUCE : OrderGroup.OcoMode.CANCEL;
                bench.group(OrderGroup.oco(request(waiting.get(sibling)), request(with), mode), sibling, (String)
                        with.get("id"));
            }
        }

        private OrderRequest request(Map<String, Object> with) {
            OrderType type = OrderType.valueOf(
                    ((String) with.get("type")).replace("_market", "").toUpperCase(Locale.ROOT));
            OrderRequest.Builder b = bench.order(side(with), type, (String) with.get("qty"));
            if (with.containsKey("price")) {
                b.limitPrice(number(with, "price"));
            }
            if (with.containsKey("trigger")) {
                b.stopPrice(number(with, "trigger"));
            }
            if (with.containsKey("trail")) {
                b.trailAmount(number(with, "trail"));
            }
            if (with.containsKey("expires")) {
                b.expireAt(Instant.parse((String) with.get("expires")));
            } else if (with.containsKey("tif")) {
                b.timeInForce(TimeInForce.valueOf((String) with.get("tif")));
            }
            return b.postOnly(Boolean.TRUE.equals(with.get("post_only")))
                    .reduceOnly(Boolean.TRUE.equals(with.get("reduce_only")))
                    .build();
        }

        private void modify(Map<String, Object> with) {
            OrderRequest.Builder b = bench.order((String) with.get("id")).terms().toBuilder();
            if (with.containsKey("price")) {
                b.limitPrice(number(with, "price"));
            }
            if (with.containsKey("qty")) {
                b.quantity(number(with, "qty"));
            }
            if (with.containsKey("trigger")) {
                b.stopPrice(number(with, "trigger"));
            }
            bench.replace((String) with.get("id"), b.build());
        }

        private void check(List<String> expectations) {
            List<String> said = bench.said();
            List<String> fills = new ArrayList<>();
            for (String all : expectations) {
                for (String expected : all.split("; ")) {
                    expect(expected, said, fills);
                }
            }
            List<String> actual =
                    said.stream().filter(line -> line.contains(" fill ")).toList();
            assertThat(actual).as(scenario.toString()).hasSameSizeAs(fills);
            for (int i = 0; i < fills.size(); i++) {
                assertThat(actual.get(i)).as(said.toString()).startsWith(fills.get(i));
            }
        }

        private void expect(String expected, List<String> said, List<String> fills) {
            Matcher m = FILL.matcher(expected);
            if (m.matches()) {
                String price =
                        m.group(3) == null ? "" : Decimal.parse(m.group(3)).toString();
                fills.add(m.group(1) + " fill " + Decimal.parse(m.group(2)) + " @ " + price);
                return;
            }
            m = FILLS.matcher(expected);
            if (m.matches()) {
                for (String quantity : m.group(2).split(", ")) {
                    fills.add(m.group(1) + " fill " + Decimal.parse(quantity) + " @ ");
                }
                return;
            }
            state(expected, said);
        }

        private void state(String expected, List<String> said) {
            Matcher m = REDUCED.matcher(expected);
            if (m.matches()) {
                Decimal left = bench.order(m.group(1)).terms().quantity();
                assertThat(left).as(expected).isEqualTo(Decimal.parse(m.group(2)));
                return;
            }
            m = MOVED.matcher(expected);
            if (m.matches()) {
                assertThat(bench.order(m.group(1)).terms().stopPrice())
                        .as(expected)
                        .isEqualTo(Decimal.parse(m.group(2)));
                return;
            }
            if (expected.startsWith("modify rejected")) {
                assertThat(said).anyMatch(line -> line.contains("REPLACE_REJECT"));
                return;
            }
            m = STATE.matcher(expected);
            if (m.matches()) {
                String kind = m.group(2).substring(0, 4).toUpperCase(Locale.ROOT);
                String id = m.group(1);
                assertThat(said).as(expected).anyMatch(line -> line.startsWith(id + " " + kind));
            } else if (!expected.startsWith("no fill") && !expected.endsWith("unchanged")) {
                throw new IllegalArgumentException("cannot express expectation '" + expected + "'");
            }
        }
    }
}
