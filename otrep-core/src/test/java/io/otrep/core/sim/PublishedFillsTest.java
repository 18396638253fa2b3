package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Fills of single orders that other engines' unit tests state, read in their own words from the folder {@code -Dotrep.backtests=DIR}:
 * bars of shares under {@link FillRules#LEAN}, execution models under {@link FillRules#TA4J}. What the words below cannot express fails
 * by name.
 */
@EnabledIfSystemProperty(named = "otrep.backtests", matches = ".+")
@SuppressWarnings("unchecked")
class PublishedFillsTest {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern ORDER = Pattern.compile(
            "(market|limit|stop limit|stop) (buy|sell) ?(\\d+)?(?: ?@ ([\\dL.]+)(?: limit " + NUMBER + ")?)?");
    private static final Pattern FLAT = Pattern.compile("(?:flat bar|last|price) " + NUMBER);
    private static final Pattern BAR =
            Pattern.compile("(quote )?(?:bar )?O" + NUMBER + " H" + NUMBER + " L" + NUMBER + " C" + NUMBER);
    private static final Pattern OPENS = Pattern.compile("bar that opens (below|above) L");

    private static Object read(String file) throws IOException {
        Path path = Path.of(System.getProperty("otrep.backtests"), "scenarios", file);
        return MiniJson.parse(Files.readString(path));
    }

    @TestFactory
    Stream<DynamicTest> barsOfShares() throws IOException {
        Map<String, Object> file = (Map<String, Object>) read("bar-fills-lean.json");
        return ((List<Map<String, Object>>) file.get("scenarios"))
                .stream().map(each -> DynamicTest.dynamicTest((String) each.get("id"), () -> barFill(each)));
    }

    /** An order and the bars after it, as {@code limit buy 100 @ 101.5; flat bar 102; then bar O102 H103 L101 C102.3}. */
    private static void barFill(Map<String, Object> scenario) {
        Bench bench = new Bench(FillRules.LEAN);
        String expected = (String) scenario.get("expect");
        double open = Double.NaN;
        OrderRequest order = null;
        for (String word : ((String) scenario.get("given")).split("; ")) {
            Matcher m = ORDER.matcher(word);
            Matcher flat = FLAT.matcher(word);
            Matcher bar = BAR.matcher(word);
            Matcher opens = OPENS.matcher(word);
            if (m.lookingAt()) {
                order = order(bench, m.toMatchResult());
            } else if (flat.find()) {
                double price = Double.parseDouble(flat.group(1));
                bench.bar(price, price, price, price);
                bench.submit("a", required(order, word));
                assertThat(bench.fillsSaid())
                        .as("on data not newer than the order")
                        .isEmpty();
                order = null;
            } else if (bar.find() || opens.find()) {
                if (order != null) {
                    bench.submit("a", order);
                    order = null;
                }
                open = bar(bench, bar, word);
            } else {
                throw new IllegalArgumentException("cannot express '" + word + "'");
            }
        }
        expect(expected, open, bench.fillsSaid());
    }

    private static OrderRequest required(@Nullable OrderRequest order, String word) {
        if (order == null) {
            throw new IllegalArgumentException("cannot express '" + word + "' without an order before it");
        }
        return order;
    }

    private static OrderRequest order(Bench bench, MatchResult m) {
        OrderType type = OrderType.valueOf(m.group(1).replace(' ', '_').toUpperCase(Locale.ROOT));
        String quantity = m.group(3) == null ? "100" : m.group(3);
        OrderRequest.Builder b = bench.order(Side.valueOf(m.group(2).toUpperCase(Locale.ROOT)), type, quantity);
        Decimal price = m.group(4) == null ? null : Decimal.parse(m.group(4).equals("L") ? "100" : m.group(4));
        if (type == OrderType.LIMIT) {
            return b.limitPrice(price).build();
        }
        Decimal limit = m.group(5) == null ? null : Decimal.parse(m.group(5));
        return b.stopPrice(price).limitPrice(limit).build();
    }

    /** The bar's open. */
    private static double bar(Bench bench, Matcher bar, String word) {
        if (!word.contains("O") || !bar.reset().find()) {
            int away = word.contains("below") ? -1 : 1;
            bench.bar(100 + away, 100 + away + 0.5, 100 + away - 0.5, 100 + away);
            return 100 + away;
        }
        double[] p = new double[4];
        for (int i = 0; i < 4; i++) {
            p[i] = Double.parseDouble(bar.group(i + 2));
        }
        bench.bar(p[0], p[1], p[2], p[3]);
        return p[0];
    }

    private static void expect(String words, double open, List<String> fills) {
        String last = words.substring(words.lastIndexOf("; ") + 1)
                .replace("then ", "")
                .trim();
        Matcher at = Pattern.compile("fill " + NUMBER).matcher(last);
        if (at.find()) {
            assertThat(fills).containsExactly("a fill 100 @ " + Decimal.parse(at.group(1)));
        } else if (last.startsWith("fill at the open")) {
            assertThat(fills)
                    .containsExactly(
                            "a fill 100 @ " + Decimal.nearest(open, Decimal.of(1, 2), RoundingMode.UNNECESSARY));
        } else if (last.startsWith("no fill")) {
            assertThat(fills).isEmpty();
        } else {
            throw new IllegalArgumentException("cannot express expectation '" + words + "'");
        }
    }

    @TestFactory
    Stream<DynamicTest> executionModels() throws IOException {
        return ((List<Map<String, Object>>) read("execution-ta4j.json"))
                .stream().map(each -> DynamicTest.dynamicTest((String) each.get("id"), () -> execution(each)));
    }

    private static void execution(Map<String, Object> scenario) {
        String rule = (String) scenario.get("rule");
        List<double[]> bars = new ArrayList<>();
        for (Map<String, Object> bar : (List<Map<String, Object>>) scenario.get("bars")) {
            bars.add(Stream.of("open", "high", "low", "close", "volume")
                    .mapToDouble(key -> Double.parseDouble(String.valueOf(bar.get(key))))
                    .toArray());
        }
        if (rule.contains("slippage ratio")) {
            slippage(rule, bars, (String) scenario.get("expected"));
        } else if (rule.contains("stop and limit")) {
            stopLimit(rule, bars, (String) scenario.get("expected"));
        } else {
            throw new IllegalArgumentException("cannot express '" + rule + "'");
        }
    }

    private static double find(String pattern, String in) {
        Matcher m = Pattern.compile(pattern.replace("#", NUMBER)).matcher(in);
        if (!m.find()) {
            throw new IllegalArgumentException("cannot find '" + pattern + "' in '" + in + "'");
        }
        return Double.parseDouble(m.group(1));
    }

    /** The order is sent before its first bar, with the price of that bar's open: where the model says so, not we. */
    private static void stopLimit(String rule, List<double[]> bars, String expected) {
        Bench bench = new Bench(
                Bench.coin("0.01", "0.001"),
                Simulation.of("1000000 USD")
                        .rules(FillRules.TA4J.toBuilder()
                                .participation(find("at most #% of its volume", rule) / 100)
                                .build()));
        int first = (int) find("from bar #", rule);
        int last = first + (int) find("at most # bars", rule) - 1;
        String open = String.valueOf(Decimal.nearest(bars.get(first)[0], Decimal.of(1, 2), RoundingMode.UNNECESSARY));
        String quantity = String.valueOf((int) find("for #", rule));
        List<String> fills = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            double[] bar = bars.get(i);
            if (i == first) {
                bench.submit("a", bench.stopLimit(rule.startsWith("Buy") ? Side.BUY : Side.SELL, quantity, open, open));
            }
            if (i == last + 1) {
                bench.cancel("a");
            }
            bench.bar(bar[0], bar[1], bar[2], bar[3], bar[4]);
            int index = i;
            bench.fillsSaid().forEach(fill -> fills.add(fill.split(" ")[2] + " on " + index));
        }
        assertThat(fills).isEqualTo(numbered(expected));
        assertThat(bench.order("a").status() == OrderStatus.FILLED).isEqualTo(expected.contains("complete"));
    }

    /** {@code fills 3, 4, 3 on bars 1, 2, 3}. */
    private static List<String> numbered(String expected) {
        Matcher m = Pattern.compile("fills ([\\d., ]+) on bars ([\\d, ]+)").matcher(expected);
        List<String> fills = new ArrayList<>();
        if (m.find()) {
            String[] quantities = m.group(1).split(", ");
            String[] indices = m.group(2).split(", ");
            for (int i = 0; i < quantities.length; i++) {
                fills.add(Decimal.parse(quantities[i]) + " on " + indices[i].trim());
            }
        }
        return fills;
    }

    private static void slippage(String rule, List<double[]> bars, String expected) {
        boolean close = rule.contains("current close");
        Bench bench = new Bench(
                Bench.coin("0.01", "1"),
                Simulation.of("1000000 USD")
                        .slippage(Slippage.bps(10_000 * find("slippage ratio #", rule)))
                        .rules(FillRules.TA4J.toBuilder()
                                .marketSource(PriceSource.TRADE)
                                .marketFill(close ? MarketFill.LAST_CLOSE : MarketFill.NEXT_EVENT)
                                .build()));
        int entry = (int) find("[Ee]ntry signal bar #", rule);
        int exit = (int) find("exit signal bar #", rule);
        for (int i = 0; i < bars.size(); i++) {
            double[] bar = bars.get(i);
            bench.bar(bar[0], bar[1], bar[2], bar[3], bar[4]);
            if (i == entry) {
                bench.submit("entry", bench.market(Side.BUY, "1"));
            }
            if (i == exit) {
                bench.submit("exit", bench.market(Side.SELL, "1"));
            }
        }
        assertThat(bench.fillsSaid())
                .containsExactly(
                        "entry fill 1 @ " + price("entry #", expected), "exit fill 1 @ " + price("exit #", expected));
    }

    private static Decimal price(String pattern, String expected) {
        return Decimal.nearest(find(pattern, expected), Decimal.of(1, 2), RoundingMode.HALF_EVEN);
    }
}
