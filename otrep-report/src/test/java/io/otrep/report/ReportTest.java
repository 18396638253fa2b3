package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Fees;
import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.core.strategy.Momentum;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.risk.measure.Drawdowns;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.Performance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instrument ABC = Instrument.builder(
                    "ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();

    private static Tape tape(int days) {
        List<Bar> bars = new ArrayList<>();
        LocalDate date = LocalDate.of(2020, 1, 2);
        for (int i = 0; i < days; i++) {
            while (!ABC.calendar().isTradingDay(date)) {
                date = date.plusDays(1);
            }
            double close = 100 + 20 * Math.sin(i / 15.0) + i * 0.05;
            long at = Nanos.of(date.atTime(20, 0).toInstant(ZoneOffset.UTC));
            bars.add(new Bar(
                    ABC, BarInterval.DAY, date, at - 1, at, close - 0.5, close + 1, close - 1, close, 1_000_000));
            date = date.plusDays(1);
        }
        return Tape.of(bars);
    }

    private static BacktestResult run(String name, Tape tape, int lookback) {
        return TradingEngine.builder("USD")
                .name(name)
                .route("sim", "ABC")
                .strategy("momentum", () -> new Momentum(lookback))
                .sizing(() -> (owner, level, slot, view) -> level * 300)
                .withoutGates()
                .backtest(
                        tape,
                        Simulation.of("100000 USD")
                                .instruments(InstrumentCatalog.of(ABC))
                                .fees(Fees.bps("2")));
    }

    private static String cell(Xml xml, String row) {
        return xml.texts("//tr[th='" + row + "']/td[1]").get(0);
    }

    @Test
    void figuresOfTheTableAreThoseOfTheMeasures() {
        BacktestResult result = run("a run", tape(400), 20);

        Xml xml = Xml.of(Report.of(result).page().html());

        double[] returns =
                Track.of("x", result.equityCurve(), DayRoll.NEW_YORK_1700, 252).returns();
        Performance figures = Performance.of(returns, 252);
        assertThat(result.fills()).isNotEmpty();
        assertThat(cell(xml, "Total return")).isEqualTo(Unit.PERCENT.format(result.finalEquity() / 100_000 - 1));
        assertThat(cell(xml, "Return a year (CAGR)")).isEqualTo(Unit.PERCENT.format(figures.annualReturn()));
        assertThat(cell(xml, "Sharpe ratio")).isEqualTo(Unit.RATIO.format(figures.sharpe()));
        assertThat(cell(xml, "Maximum drawdown")).isEqualTo(Unit.PERCENT.format(Drawdowns.maximum(returns)));
        assertThat(cell(xml, "Value at risk 95%"))
                .isEqualTo(Unit.PERCENT.format(HistoricalRisk.of(returns, 0.95).valueAtRisk()));
        assertThat(cell(xml, "Periods")).isEqualTo("400");
        assertThat(cell(xml, "Digest of decisions")).isEqualTo("SHA-256");
        assertThat(xml.texts("//tr[th='Digest of decisions']/td[2]")).containsExactly(result.decisionsSha256());
    }

    @Test
    void everySectionIsThere() {
        Xml xml = Xml.of(Report.of(run("a run", tape(400), 20)).page().html());

        assertThat(xml.texts("//section/h2"))
                .containsExactly(
                        "Overview",
                        "Monthly returns",
                        "Rolling volatility and Sharpe ratio",
                        "Exposure",
                        "Trades on price",
                        "Distribution and tail risk",
                        "Measures",
                        "Worst drawdowns",
                        "Strategies",
                        "Costs and orders",
                        "Denials",
                        "Data",
                        "Configuration and checks");
        assertThat(xml.texts("//nav//a/@href")).hasSize(13);
        assertThat(xml.texts("//figure/figcaption")).allMatch(text -> !text.isEmpty());
    }

    @Test
    void twoRunsOfTheSameGiveTheSameBytes() {
        String first = Report.of(run("a run", tape(300), 20)).page().html();
        String second = Report.of(run("a run", tape(300), 20)).page().html();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aRunWithoutDataSaysSo() {
        Xml xml =
                Xml.of(Report.of(run("nothing", Tape.of(List.of()), 20)).page().html());

        assertThat(xml.texts("//p[contains(@class, 'warning')]"))
                .anyMatch(text -> text.contains("there is nothing to report"));
        assertThat(cell(xml, "Total return")).isEqualTo(Unit.UNDEFINED);
    }

    @Test
    void aRunOfOneBarSaysThatItIsShort() {
        Xml xml = Xml.of(Report.of(run("one", tape(1), 20)).page().html());

        assertThat(xml.texts("//p[contains(@class, 'warning')]"))
                .anyMatch(text -> text.contains("Only 1 daily returns"));
        assertThat(cell(xml, "Sharpe ratio")).isEqualTo(Unit.UNDEFINED);
    }

    @Test
    void namesOfTheHostAreEscaped() {
        String html = Report.of(run("<img src=x onerror=alert(1)>", tape(30), 5))
                .page()
                .html();

        assertThat(html).doesNotContain("<img");
        assertThat(Xml.of(html).texts("//h1")).containsExactly("Backtest: <img src=x onerror=alert(1)>");
    }

    @Test
    void runsStandSideBySideAndAgainstABenchmark() {
        Tape tape = tape(300);
        Map<String, BacktestResult> results = new LinkedHashMap<>();
        results.put("slow", run("s", tape, 40));
        results.put("fast", run("f", tape, 10));
        long[] times = results.get("slow").equityCurve().timesNanos();
        double[] levels = results.get("slow").equityCurve().equities();

        Xml xml = Xml.of(Report.compare(results)
                .benchmark(Track.ofPrices("index", times, levels, 252))
                .page()
                .html());

        assertThat(xml.texts("//section[h2='Measures']//thead[1]//th"))
                .containsSubsequence("Measure", "slow", "fast", "index", "Definition");
        assertThat(xml.texts("//tr[th='Beta']/td")).element(0).isEqualTo("1.00");
        assertThat(xml.texts("//tr[th='Final equity']/td"))
                .containsExactly(
                        Unit.MONEY.format(results.get("slow").finalEquity()) + " USD",
                        Unit.MONEY.format(results.get("fast").finalEquity()) + " USD");
    }

    @Test
    void missingDaysAreCountedByTheCalendar() {
        List<Bar> bars = new ArrayList<>();
        for (String day : List.of("2024-01-02", "2024-01-03", "2024-01-09")) {
            long at = Nanos.of(Instant.parse(day + "T20:00:00Z"));
            bars.add(new Bar(ABC, BarInterval.DAY, LocalDate.parse(day), at - 1, at, 10, 11, 9, 10, 100));
        }

        Xml xml = Xml.of(Report.of(run("gaps", Tape.of(bars), 2)).page().html());

        assertThat(xml.texts("//section[h2='Data']//tbody/tr/*"))
                .containsExactly("ABC", "2024-01-02", "2024-01-09", "3", "3", "6.0 d", "2024-01-03 20:00");
    }

    @Test
    void aComparisonOfNothingIsRefused() {
        assertThatThrownBy(() -> Report.compare(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one result");
    }
}
