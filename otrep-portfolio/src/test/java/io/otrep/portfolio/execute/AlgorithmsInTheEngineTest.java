package io.otrep.portfolio.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fees;
import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.Tape;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.portfolio.bench.Walks;
import io.otrep.risk.gate.RiskGates;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each algorithm through engine, gates and a simulated venue: children sum to the parent, the schedule holds, all cancel as one. */
class AlgorithmsInTheEngineTest {
    private static final Instrument ABC = Walks.share("ABC", "0.01");
    private static final int MINUTES = 90;
    private static final Instant START = at(10);
    private static final Instant END = at(70);

    private static Instant at(int minute) {
        return Nanos.toInstant(Walks.START + minute * Walks.MINUTE);
    }

    /** Works one parent; cancels it at a minute, if there is one. */
    private static final class Desk implements PortfolioPolicy {
        private final ExecutionDesk desk = new ExecutionDesk();
        private final ParentOrder parent;
        private final int cancelAt;
        private final List<ParentReport> reports;

        Desk(ParentOrder parent, int cancelAt, List<ParentReport> reports) {
            this.parent = parent;
            this.cancelAt = cancelAt;
            this.reports = reports;
        }

        @Override
        public void onStart(PortfolioContext context) {
            desk.begin(parent, context);
        }

        @Override
        public void onBar(Bar bar, int slot, PortfolioContext context) {
            desk.onBar(bar, slot, context);
            if (bar.timeNanos() == Walks.START + cancelAt * Walks.MINUTE) {
                desk.cancel(parent.id(), context);
            }
            reports.add(desk.report(parent.id(), context));
        }

        @Override
        public void onQuote(Quote quote, int slot, PortfolioContext context) {
            desk.onQuote(quote, slot, context);
        }

        @Override
        public void onOrder(Order order, PortfolioContext context) {
            desk.onOrder(order, context);
        }

        @Override
        public void onTimer(String name, PortfolioContext context) {
            desk.onTimer(name, context);
        }
    }

    private final List<ParentReport> reports = new ArrayList<>();

    private BacktestResult run(ParentOrder parent, int cancelAt, List<? extends MarketEvent> events) {
        reports.clear();
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .policy("desk", () -> new Desk(parent, cancelAt, reports))
                .gates(RiskGates.builder().maxPosition(0.90).maxOpenOrders(100).build())
                .backtest(
                        Tape.of(List.copyOf(events)),
                        Simulation.of("100000000 USD")
                                .fees(Fees.perShare("0.005"))
                                .rules(FillRules.CONSERVATIVE.toBuilder()
                                        .participation(0.5)
                                        .build()));
        assertThat(result.quarantined()).isEmpty();
        assertThat(result.anomalies()).isEmpty();
        assertThat(result.denials()).isEmpty();
        assertThat(result.isReconciled()).as("%s", result.differences()).isTrue();
        return result;
    }

    private static List<Bar> bars(double volume) {
        return Walks.bars(List.of(ABC), Walks.returns(new double[][] {{0.0005}}, MINUTES, 9), volume);
    }

    /** Volume that rises with the minute. */
    private static List<Bar> rising() {
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : bars(0)) {
            int minute = (int) ((bar.timeNanos() - Walks.START) / Walks.MINUTE);
            bars.add(Walks.bar(ABC, minute, bar.open(), bar.close(), 100 * minute));
        }
        return bars;
    }

    private static ParentOrder.Builder parent(String units, ExecutionAlgorithm algorithm) {
        return ParentOrder.builder("p", ABC, Side.BUY, Decimal.parse(units), algorithm);
    }

    private static Decimal sum(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(Decimal.ZERO, Decimal::plus);
    }

    private ParentReport last() {
        return reports.get(reports.size() - 1);
    }

    private void assertComplete(BacktestResult result, String units) {
        assertThat(sum(result.fills())).isEqualTo(Decimal.parse(units));
        assertThat(last().status()).isEqualTo(ParentStatus.COMPLETED);
        assertThat(last().executed()).isEqualTo(Decimal.parse(units));
        assertThat(result.orders())
                .allMatch(order -> order.terms().tag().orElse("").equals("p"));
    }

    @Test
    void timeSlicesSumToTheParentAndKeepToTheLine() {
        BacktestResult result = run(parent("1005", Twap.between(START, END, 12)).build(), -1, bars(100_000));

        assertComplete(result, "1005");
        assertThat(result.orders()).hasSize(12);
        Decimal under = Decimal.ZERO;
        for (int k = 0; k < 12; k++) {
            Order child = result.orders().get(k);
            assertThat(child.intent().decidedAtNanos()).isEqualTo(Nanos.of(at(10 + 5 * k)));
            under = under.plus(child.filledQuantity());
            assertThat(1005.0 * (k + 1) / 12 - under.toDouble()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void volumeProfileShapesTheSlices() {
        VolumeProfile.Builder profile = VolumeProfile.builder(ZoneOffset.UTC, Duration.ofMinutes(1));
        rising().forEach(profile::add);
        Vwap algorithm = Vwap.between(START, END, 12, profile.build());

        BacktestResult result = run(parent("2000", algorithm).build(), -1, rising());

        assertComplete(result, "2000");
        // volume of the minutes 11 to 70 is 100 times their sum; slice k ends with minute 15 + 5 k
        double all = (70 * 71 - 10 * 11) / 2.0;
        Decimal under = Decimal.ZERO;
        for (int k = 0; k < 12; k++) {
            int to = 15 + 5 * k;
            under = under.plus(result.orders().get(k).filledQuantity());
            double line = 2000 * (to * (to + 1) - 10 * 11) / 2.0 / all;
            assertThat(line - under.toDouble()).isBetween(-1e-9, 1.0);
        }
        assertThat(result.orders().get(11).filledQuantity().toDouble())
                .isGreaterThan(4 * result.orders().get(0).filledQuantity().toDouble());
    }

    @Test
    void participationNeverExceedsItsRateAndEndsWhole() {
        BacktestResult result =
                run(parent("3003", Participation.ofBars(START, END, 0.07)).build(), -1, rising());

        assertComplete(result, "3003");
        double volume = 0;
        for (int i = 0; i < reports.size(); i++) {
            int minute = i + 1;
            volume += minute >= 10 ? 100 * minute : 0;
            double under =
                    reports.get(i).executed().plus(reports.get(i).working()).toDouble();
            assertThat(under).as("minute %d", minute).isLessThanOrEqualTo(0.07 * volume + 1e-9);
            assertThat(under).as("minute %d", minute).isGreaterThanOrEqualTo(Math.min(3003, 0.07 * volume - 1) - 1e-9);
        }
    }

    @Test
    void participationThatTheMarketDoesNotAllowExpires() {
        BacktestResult result =
                run(parent("100000", Participation.ofBars(START, END, 0.07)).build(), -1, rising());

        assertThat(last().status()).isEqualTo(ParentStatus.EXPIRED);
        assertThat(last().executed()).isEqualTo(sum(result.fills()));
        // minutes 10 to 69; the volume of minute 70 comes with the end
        assertThat(last().executed().toDouble())
                .isBetween(0.07 * 100 * (69 * 70 - 9 * 10) / 2 - 1, 0.07 * 100 * (70 * 71 - 9 * 10) / 2.0);
    }

    /** A bid that walks by ticks, a spread of three, a bar each minute so that minutes count. */
    private static List<MarketEvent> quotes() {
        SplittableRandom random = new SplittableRandom(21);
        List<MarketEvent> events = new ArrayList<>();
        int ticks = 10_000;
        for (int minute = 1; minute <= MINUTES; minute++) {
            long closes = Walks.START + minute * Walks.MINUTE;
            for (int quarter = 1; quarter <= 4; quarter++) {
                ticks += random.nextInt(-4, 5);
                long time = closes - Walks.MINUTE + quarter * Walks.MINUTE / 5;
                events.add(new Quote(ABC, time, ticks / 100.0, (ticks + 3) / 100.0, 40, 40));
            }
            events.add(Walks.bar(ABC, minute, ticks / 100.0, ticks / 100.0, 100));
        }
        return events;
    }

    @Test
    void pegFollowsTheQuoteAndEndsWhole() {
        ParentOrder parent =
                parent("200", AtOnce.between(START, END)).peg(Peg.ownSide(1)).build();

        BacktestResult result = run(parent, -1, quotes());

        assertComplete(result, "200");
        assertThat(result.orders()).hasSize(1);
        Order child = result.orders().get(0);
        assertThat(child.terms().type()).isEqualTo(OrderType.LIMIT);
        assertThat(child.terms().limitPrice())
                .isNotEqualTo(child.intent().request().limitPrice());
        assertThat(child.terms().quantity()).isEqualTo(Decimal.of(200));
    }

    @Test
    void pegStopsAtTheLimitOfTheParent() {
        Decimal worst = Decimal.parse("99.50");
        ParentOrder parent = parent("200", AtOnce.between(START, END))
                .peg(Peg.otherSide(0))
                .limitPrice(worst)
                .build();

        BacktestResult result = run(parent, -1, quotes());

        assertThat(result.orders()).anyMatch(order -> worst.equals(order.terms().limitPrice()));
        assertThat(result.fills()).allMatch(fill -> fill.price().compareTo(worst) <= 0);
        assertThat(result.orders()).allMatch(order -> order.terms().limitPrice().compareTo(worst) <= 0);
    }

    private enum Way {
        TWAP(Twap.between(START, END, 60)),
        VWAP(Vwap.between(
                START,
                END,
                60,
                VolumeProfile.builder(ZoneOffset.UTC, Duration.ofHours(24))
                        .add(0, 1)
                        .build())),
        PARTICIPATION(Participation.ofBars(START, END, 0.1)),
        PEGGED(AtOnce.between(START, END));

        private final ExecutionAlgorithm algorithm;

        Way(ExecutionAlgorithm algorithm) {
            this.algorithm = algorithm;
        }
    }

    /** At 30 minutes children work at a limit that is not reached. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void childrenAreCanceledAsOne(Way way) {
        ParentOrder.Builder builder = parent("5000", way.algorithm).limitPrice(Decimal.parse("50"));
        ParentOrder parent = (way == Way.PEGGED ? builder.peg(Peg.ownSide(0)) : builder).build();

        BacktestResult result = run(parent, 30, quotes());

        long sent = result.orders().size();
        assertThat(sent).isPositive();
        assertThat(reports.get(28).working().isPositive()).isTrue();
        assertThat(last().status()).isEqualTo(ParentStatus.CANCELED);
        assertThat(last().working()).isEqualTo(Decimal.ZERO);
        assertThat(result.fills()).isEmpty();
        assertThat(result.orders()).allMatch(order -> order.status() == OrderStatus.CANCELED);
        assertThat(result.orders())
                .allMatch(order -> order.intent().decidedAtNanos() <= Walks.START + 30 * Walks.MINUTE);
    }

    @Test
    void sameRunDecidesTheSame() {
        ParentOrder parent =
                parent("5000", Twap.between(START, END, 60)).peg(Peg.middle(0)).build();

        String once = run(parent, 30, quotes()).decisionsSha256();

        assertThat(run(parent, 30, quotes()).decisionsSha256()).isEqualTo(once);
    }

    private List<ParentReport> told(ParentOrder parent) {
        List<ParentReport> told = new ArrayList<>();
        TradingEngine.builder("USD")
                .route("sim", "ABC")
                .policy("desk", () -> ScheduledExecution.of(List.of(parent), told::add))
                .gates(RiskGates.builder().maxPosition(0.90).build())
                .backtest(Tape.of(List.copyOf(bars(100_000))), Simulation.of("100000000 USD"));
        return told;
    }

    @Test
    void listenerIsToldTheEnd() {
        List<ParentReport> whole =
                told(parent("120", Twap.between(START, END, 12)).build());
        List<ParentReport> unfilled = told(parent("120", Twap.between(START, END, 12))
                .limitPrice(Decimal.ONE)
                .build());
        List<ParentReport> late =
                told(parent("120", Twap.between(at(-60), at(-30), 12)).build());

        assertThat(whole.get(whole.size() - 1).status()).isEqualTo(ParentStatus.COMPLETED);
        assertThat(whole).filteredOn(report -> report.status().isEnded()).hasSize(1);
        assertThat(unfilled).singleElement().extracting(ParentReport::status).isEqualTo(ParentStatus.EXPIRED);
        assertThat(late).singleElement().extracting(ParentReport::status).isEqualTo(ParentStatus.EXPIRED);
    }
}
