package io.otrep.samples.backtests;

import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.otrep.core.tape.CsvTape;
import io.otrep.core.tape.MergedTape;
import io.otrep.core.tape.WindowTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import io.otrep.risk.measure.Drawdowns;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Backtests that QuantConnect LEAN publishes the results of, to the cent. They are not part of this project: {@code -Dotrep.backtests=DIR} names
 * a folder with {@code cases/*.json} and the data that they name. A case without a setup is skipped; all are listed in
 * {@code target/backtests/lean.tsv}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeanCasesTest {
    private static final String PROPERTY = "otrep.backtests";
    private static final Path LIST = Path.of("target", "backtests", "lean.tsv");

    private final List<String> lines = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> casesEndAsTheirSourceStates() throws IOException {
        String folder = System.getProperty(PROPERTY);
        assumeTrue(folder != null, "no -D" + PROPERTY + "=DIR was given");

        return files(Path.of(folder))
                .map(file -> LeanCase.read(Path.of(folder), file))
                .map(expected -> DynamicTest.dynamicTest(expected.id(), () -> check(expected)));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("cases"))) {
            return found
                    .filter(file -> file.getFileName().toString().matches("lean-.*\\.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @AfterAll
    void writeList() throws IOException {
        if (!lines.isEmpty()) {
            Files.createDirectories(LIST.getParent());
            Files.write(LIST, lines);
        }
    }

    private void check(LeanCase expected) {
        LeanSetup setup = LeanSetup.of(expected.id());
        if (setup == null) {
            lines.add(expected.id() + "\tnot expressed: no strategy is written for its rule");
        }
        Assumptions.assumeTrue(setup != null, () -> "no strategy is written for " + expected.id());

        LeanRun run = new LeanRun(
                tape(expected, setup), expected.startCash(), setup.strategy(), setup.fees(), setup.estimate());

        lines.add(expected.id() + "\texpected " + expected.stated().get("end_equity") + "\t" + summary(run));
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(run.fills()).as("fills").isEqualTo(expected.fills());
        softly.assertThat(run.result.finalEquity())
                .as("end equity as recomputed")
                .isCloseTo(expected.endEquity(), within(1e-6));
        for (Object field : expected.provenFields()) {
            String stated = expected.stated().get(field).toString();
            softly.assertThat(figure((String) field, expected, run, stated))
                    .as((String) field)
                    .isEqualTo(stated);
        }
        if (expected.stated().get("final_states") instanceof List<?> states) {
            softly.assertThat(run.orderStates()).as("final states").isEqualTo(states);
        }
        softly.assertThat(run.result.quarantined()).isEmpty();
        softly.assertThat(run.result.anomalies()).isEmpty();
        softly.assertThat(run.result.differences()).isEmpty();
        softly.assertAll();
    }

    private static String summary(LeanRun run) {
        return "end equity " + run.result.finalEquity() + ", fees " + run.fees() + ", orders "
                + run.orderStates().size();
    }

    private static Tape tape(LeanCase expected, LeanSetup setup) {
        Instrument instrument = instrument(expected);
        Tape bars = CsvTape.of(expected.data()).instrument(instrument).read();
        Tape period = WindowTape.of(
                bars,
                expected.first().atStartOfDay(LeanRun.NEW_YORK).toInstant(),
                expected.last().plusDays(1).atStartOfDay(LeanRun.NEW_YORK).toInstant());
        List<MarketEvent> actions = setup.issuer().apply(instrument);
        return actions.isEmpty() ? period : MergedTape.of(Tape.of(actions), period);
    }

    /** Prices that are adjusted are not rounded to cents. */
    private static Instrument instrument(LeanCase expected) {
        String symbol = expected.data().getFileName().toString().replaceFirst("_.*", "");
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .tick("0.000000000001")
                .step("1")
                .calendar(TradingCalendar.usEquities())
                .adjustment(expected.raw() ? PriceAdjustment.RAW : PriceAdjustment.TOTAL)
                .build();
    }

    /** A figure of the run in as many places as the source states. */
    private static String figure(String name, LeanCase expected, LeanRun run, String stated) {
        double start = Double.parseDouble(expected.startCash());
        double growth = run.result.finalEquity() / start;
        return switch (name) {
            case "end_equity" -> rounded(run.result.finalEquity(), stated);
            case "total_fees" ->
                run.fees()
                        .toBigDecimal()
                        .setScale(places(stated), RoundingMode.HALF_UP)
                        .toPlainString();
            case "total_orders" -> Integer.toString(run.orderStates().size());
            case "net_profit_pct" -> rounded((growth - 1) * 100, stated);
            case "cagr_pct" -> rounded((Math.pow(growth, 365 / days(expected)) - 1) * 100, stated);
            case "drawdown_pct" -> rounded(drawdown(run) * 100, "0.0") + "00";
            default -> "a figure that this test cannot work out";
        };
    }

    private static double days(LeanCase expected) {
        return ChronoUnit.DAYS.between(expected.first(), expected.last());
    }

    private static double drawdown(LeanRun run) {
        double[] depths = Drawdowns.ofLevels(run.result.equityCurve().equities());
        return Arrays.stream(depths).map(Math::abs).max().orElse(0);
    }

    private static String rounded(double value, String like) {
        return BigDecimal.valueOf(value)
                .setScale(places(like), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static int places(String number) {
        return new BigDecimal(number).scale();
    }
}
