package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.Fees;
import io.otrep.account.Fill;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.BacktestResult;
import io.otrep.core.EngineListener;
import io.otrep.core.TradingEngine;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.Side;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds through the engine on any tape, with any strategies, under each preset and margin model. {@code -Dotrep.seeds=N} runs more
 * seeds than the 250 of the build.
 */
class EnginePropertyTest {
    /** Presets whose fills stay inside the bar: those that leave it, on purpose, get the option that does not. */
    private static final List<FillRules> RULES = List.of(
            FillRules.CONSERVATIVE,
            FillRules.LEAN,
            FillRules.NAUTILUS,
            FillRules.EXCHANGE_CORE,
            FillRules.BACKTRADER,
            FillRules.BACKTESTING_PY,
            FillRules.TA4J.toBuilder()
                    .gapFill(GapFill.NEAREST_IN_BAR)
                    .stopLimitFill(StopLimitFill.NEXT_EVENT)
                    .build(),
            FillRules.LEAN_OTHER,
            FillRules.builder()
                    .intrabarOrder(IntrabarOrder.NEARER_EXTREME_FIRST)
                    .childActivation(ChildActivation.SAME_BAR)
                    .participation(0.2)
                    .build(),
            FillRules.builder()
                    .intrabarOrder(IntrabarOrder.OPEN_LOW_HIGH_CLOSE)
                    .delayedOcoCancel(true)
                    .testAtBirth(true)
                    .splitOrders(SplitOrders.CANCEL)
                    .build());

    private static final int UNLIMITED = 0;
    private static final int CASH = 1;
    private static final int MARGIN = 2;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("otrep.seeds", 250));
    }

    /** What the engine told, in order. */
    private static final class Heard implements EngineListener {
        final Map<String, Long> decided = new HashMap<>();
        final Map<String, Order> last = new HashMap<>();
        final List<String> wrong = new ArrayList<>();
        final Set<String> limits = new HashSet<>();

        @Override
        public void onIntent(OrderIntent intent) {
            decided.putIfAbsent(intent.id().value(), intent.decidedAtNanos());
        }

        @Override
        public void onOrder(Order order) {
            last.put(order.id().value(), order);
            limits.add(order.id() + " " + order.terms().limitPrice());
        }

        @Override
        public void onActivity(Activity activity) {
            if (activity instanceof Fill fill && fill.clientOrderId() != null) {
                Long at = decided.get(String.valueOf(fill.clientOrderId()));
                if (at == null || fill.timeNanos() < at) {
                    wrong.add(fill + " was decided at " + at);
                }
            }
        }
    }

    @ParameterizedTest
    @Timeout(60)
    @MethodSource("seeds")
    void everythingAddsUp(long seed) {
        FillRules rules = RULES.get((int) (seed % RULES.size()));
        int margin = (int) (seed / RULES.size() % 3);
        RandomTape tape = new RandomTape(seed, 120, seed % 4 == 0, seed % 3 != 0);
        Heard heard = new Heard();

        BacktestResult result = run(seed, simulation(seed, rules, margin), tape, heard);

        String about = "seed " + seed + ", margin " + margin + ", " + rules;
        assertThat(result.quarantined()).as(about).isEmpty();
        assertThat(result.anomalies()).as(about).isEmpty();
        assertThat(result.differences()).as(about).isEmpty();
        assertThat(heard.wrong).as(about).isEmpty();
        assertThat(result.fills()).as(about).isNotEmpty();
        assertThat(outside(
                        result.fills(),
                        tape.events,
                        heard.limits,
                        !rules.freshness().isZero()))
                .as(about)
                .isEmpty();
        assertThat(broken(heard.last, result.fills(), hasSplit(tape))).as(about).isEmpty();
        if (margin == CASH) {
            assertThat(owed(result.activities())).as(about).isEmpty();
        }
    }

    private static boolean hasSplit(RandomTape tape) {
        return tape.events.stream()
                .anyMatch(event ->
                        event instanceof CorporateAction action && action.kind() == CorporateAction.Kind.SPLIT);
    }

    private static Simulation simulation(long seed, FillRules rules, int margin) {
        Simulation simulation = Simulation.of("100000 USD")
                .instruments(InstrumentCatalog.of(RandomTape.ALL))
                .rules(rules)
                .fees(seed % 2 == 0 ? Fees.bps("7") : Fees.perShare("0.005", "1", "0.005"))
                .rejects(seed % 5 == 0 ? 0.1 : 0)
                .seed(seed);
        if (seed % 7 == 0) {
            simulation = simulation.latency(Duration.ofSeconds(seed % 90), Duration.ofSeconds(seed % 45));
        }
        return switch (margin) {
            case CASH -> simulation.margin(Margin.cash());
            case MARGIN -> simulation.margin(Margin.leverage(5, 0.5)).cash(Money.parse("100 CN"));
            default -> simulation.cash(Money.parse("1000 CN"));
        };
    }

    private static BacktestResult run(long seed, Simulation simulation, RandomTape tape, EngineListener listener) {
        return TradingEngine.builder("USD")
                .route("sim", "SH", "CN", "PP")
                .strategy("orders", () -> new RandomTrader(seed, false))
                .strategy("signals", () -> new RandomTrader(seed + 1_000_000, true))
                .sizing(() -> (name, level, slot, view) -> Math.rint(level * 40))
                .withoutGates()
                .listener(listener)
                .backtest(Tape.of(tape.events), simulation);
    }

    /** Fills outside the prices of the last events of their instrument, or, at the order's own limit, better than them; a used up top of book may cost a tick. */
    private static List<String> outside(List<Fill> fills, List<MarketEvent> events, Set<String> limits, boolean stale) {
        List<String> found = new ArrayList<>();
        Map<Instrument, double[]> trades = new HashMap<>();
        Map<Instrument, double[]> quotes = new HashMap<>();
        int next = 0;
        for (Fill fill : fills) {
            while (next < events.size() && events.get(next).timeNanos() <= fill.timeNanos()) {
                range(events.get(next++), trades, quotes, stale);
            }
            double price = fill.price().toDouble();
            boolean own = limits.contains(fill.clientOrderId() + " " + fill.price());
            if (own && !isBetter(fill, trades.get(fill.instrument()), quotes.get(fill.instrument()))) {
                continue;
            }
            if (!isIn(price, trades.get(fill.instrument())) && !isIn(price, quotes.get(fill.instrument()))) {
                found.add(fill + " " + fill.liquidity() + ", trades " + Arrays.toString(trades.get(fill.instrument()))
                        + ", quotes " + Arrays.toString(quotes.get(fill.instrument())));
            }
        }
        return found;
    }

    /** Whether a fill is at a price that nobody would have given. */
    private static boolean isBetter(Fill fill, double @Nullable [] trades, double @Nullable [] quotes) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (double[] range : Arrays.asList(trades, quotes)) {
            most = range == null ? most : Math.max(most, range[1]);
            least = range == null ? least : Math.min(least, range[0]);
        }
        double price = fill.price().toDouble();
        return fill.side() == Side.BUY ? price < least - 1e-9 : price > most + 1e-9;
    }

    private static boolean isIn(double price, double @Nullable [] range) {
        return range != null && price >= range[0] - 1e-9 && price <= range[1] + 1e-9;
    }

    private static void range(
            MarketEvent event, Map<Instrument, double[]> trades, Map<Instrument, double[]> quotes, boolean stale) {
        if (event instanceof Bar bar) {
            // An order of this very moment may come before the bar, and meet the close of the one before if that is not
            // too old.
            double[] before = trades.get(bar.instrument());
            boolean both = stale && before != null;
            trades.put(bar.instrument(), new double[] {
                both ? Math.min(bar.low(), before[2]) : bar.low(),
                both ? Math.max(bar.high(), before[2]) : bar.high(),
                bar.close(),
                bar.close()
            });
        } else if (event instanceof Trade trade) {
            tick(trades, trade.instrument(), trade.price(), trade.price());
        } else if (event instanceof QuoteBar bar) {
            tick(quotes, bar.instrument(), bar.bid().low() - 0.01, bar.ask().high() + 0.01);
        } else if (event instanceof Quote quote) {
            tick(quotes, quote.instrument(), quote.bid() - 0.01, quote.ask() + 0.01);
        }
    }

    /** All prices from the event before to this one: an order that rests between has its own, one of the same moment may meet the one before. */
    private static void tick(Map<Instrument, double[]> ranges, Instrument instrument, double low, double high) {
        double[] before = ranges.get(instrument);
        double least = before == null ? low : Math.min(low, before[2]);
        double most = before == null ? high : Math.max(high, before[3]);
        ranges.put(instrument, new double[] {least, most, low, high});
    }

    /** Orders whose fills do not add up to what they say, or that filled too much; after a split units are others. */
    private static List<String> broken(Map<String, Order> orders, List<Fill> fills, boolean split) {
        Map<String, Decimal> sums = new HashMap<>();
        fills.forEach(fill -> sums.merge(String.valueOf(fill.clientOrderId()), fill.quantity(), Decimal::plus));
        List<String> found = new ArrayList<>();
        orders.forEach((id, order) -> {
            Decimal sum = sums.getOrDefault(id, Decimal.ZERO);
            Decimal quantity = order.terms().quantity();
            boolean share = order.terms().instrument().equals(RandomTape.SHARE) && split;
            if (!share && !sum.equals(order.filledQuantity())) {
                found.add("fills of " + sum + " for " + order);
            }
            if (!share && quantity != null && sum.compareTo(quantity) > 0) {
                found.add("more than ordered, " + sum + ": " + order);
            }
        });
        return found;
    }

    /** Moments at which a cash account owed something. */
    private static List<String> owed(List<Activity> activities) {
        List<String> found = new ArrayList<>();
        Decimal cash = Decimal.ZERO;
        Decimal coins = Decimal.ZERO;
        Decimal shares = Decimal.ZERO;
        for (Activity activity : activities) {
            if (activity instanceof CashFlow flow) {
                cash = cash.plus(flow.amount().amount());
            } else if (activity instanceof PositionAdjustment adjustment) {
                shares = shares.times(adjustment.numerator()).dividedBy(adjustment.denominator(), 9, RoundingMode.DOWN);
                shares = adjustment.quantityAfter() == null ? shares : adjustment.quantityAfter();
                cash = adjustment.cashInLieu() == null
                        ? cash
                        : cash.plus(adjustment.cashInLieu().amount());
            } else if (activity instanceof Fill fill) {
                Decimal units = fill.side().sign() > 0
                        ? fill.quantity()
                        : fill.quantity().negate();
                cash = cash.minus(units.times(fill.price()))
                        .minus(fill.fee() == null ? Decimal.ZERO : fill.fee().amount());
                coins = fill.instrument().equals(RandomTape.COIN) ? coins.plus(units) : coins;
                shares = fill.instrument().equals(RandomTape.SHARE) ? shares.plus(units) : shares;
            }
            if (cash.isNegative() || coins.isNegative() || shares.isNegative()) {
                found.add(cash + " USD, " + coins + " CN, " + shares + " SH after " + activity);
            }
        }
        return found;
    }
}
