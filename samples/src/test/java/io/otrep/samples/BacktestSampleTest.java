package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.TradingCalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestSampleTest {
    private static final String LAST_LINE =
            "(?s).*decisions_sha256=[0-9a-f]{64} orders=\\d+ fills=\\d+ final_equity=-?\\d+\\.\\d\\d reconciled=true report=.*page\\.html\\s*";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final BacktestSample sample = new BacktestSample(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private Path bars(int count) throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate date = LocalDate.of(2024, 1, 2);
        for (int i = 0; i < count; i++) {
            double close = 100 + 10 * Math.sin(i / 7.0);
            if (date.getDayOfWeek().getValue() < 6
                    && TradingCalendar.usEquities().isTradingDay(date)) {
                csv.append(String.format(
                        Locale.ROOT, "%s,%.2f,%.2f,%.2f,%.2f,1000%n", date, close, close + 1, close - 1, close));
            }
            date = date.plusDays(1);
        }
        return Files.writeString(folder.resolve("bars.csv"), csv);
    }

    @Test
    void aFileOfBarsEndsWithALineForScripts() throws IOException {
        Path file = bars(300);

        Path page = folder.resolve("page.html");

        sample.run(List.of(
                "--bars",
                file.toString(),
                "--instrument",
                "ACME",
                "--strategy",
                "mean-reversion,breakout",
                "--report",
                page.toString()));

        assertThat(printed.toString(StandardCharsets.UTF_8)).matches(LAST_LINE).contains("mean-reversion", "breakout");
        assertThat(page).content().contains("Backtest: backtest", "mean-reversion", "breakout", "ACME");
    }

    @Test
    void strategiesStandSideBySideAndBesideABenchmark() throws IOException {
        Path page = folder.resolve("page.html");

        sample.run(List.of(
                "--bars",
                bars(300).toString(),
                "--instrument",
                "ACME",
                "--strategy",
                "breakout,hold",
                "--apart",
                "--benchmark",
                "ACME",
                "--report",
                page.toString()));

        assertThat(page).content().contains("together", "breakout", "hold", "Beta");
    }

    @Test
    void aBenchmarkThatIsNotInTheFileIsNamed() throws IOException {
        List<String> args = List.of("--bars", bars(30).toString(), "--instrument", "ACME", "--benchmark", "SPY");

        assertThatThrownBy(() -> sample.run(args)).hasMessageContaining("'SPY'").hasMessageContaining("[ACME]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    date,open,high,low,close\\n2024-01-02,1,2,0.5,x       | line 2, column 5
                    date,open,high,low,close\\n2024-01-02,1,2,0.5,NaN     | line 2, column 5
                    date,open,high,low,close\\n2024-01-02,1,2,0.5,-1      | line 2, column 5
                    date,open,high,low,close\\n2024-01-02,1,0.9,0.5,0.7   | line 2
                    date,open,high,low,close\\n2024-01-03,1,2,0.5,1\\n2024-01-02,1,2,0.5,1 | line 3
                    date,open,high,low,close\\n2024-01-02,1,2,0.5,1\\n2024-01-02,1,2,0.5,1 | line 3
                    first,second\\n2024-01-02,1                          | bars.csv
                    """)
    void aFaultOfTheFileNamesItsPlace(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("bars.csv"), text.strip().replace("\\n", "\n"));

        assertThatThrownBy(() -> sample.run(List.of("--bars", file.toString(), "--instrument", "ACME")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining(place.strip())
                .hasNoCause();
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("bars.csv"), "");

        assertThatThrownBy(() -> sample.run(List.of("--bars", file.toString(), "--instrument", "ACME")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @CsvSource({
        "--strategy nonsense, no strategy is named 'nonsense'",
        "--cash lots, lots",
        "--class STONES, STONES",
        "--every 5x, 5x",
        "--fee-bps many, many",
        "--no-such-option, --no-such-option"
    })
    void aFaultOfTheArgumentsIsASentence(String argument, String words) throws IOException {
        List<String> args = new ArrayList<>(List.of("--bars", bars(100).toString(), "--instrument", "ACME"));
        args.addAll(List.of(argument.split(" ")));

        assertThatThrownBy(() -> sample.run(args))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining(words)
                .hasNoCause();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> sample.run(List.of("--bars", "nowhere.csv")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("nowhere.csv");
    }
}
