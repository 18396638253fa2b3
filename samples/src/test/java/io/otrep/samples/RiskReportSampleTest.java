package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskReportSampleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final RiskReportSample sample =
            new RiskReportSample(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private Path prices() throws IOException {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("date,AAA,BBB\n");
        double first = 100;
        double second = 20;
        LocalDate date = LocalDate.of(2020, 1, 1);
        for (int i = 0; i < 400; i++) {
            first *= 1 + 0.01 * random.nextGaussian();
            second *= 1 + 0.02 * random.nextGaussian();
            csv.append(String.format(Locale.ROOT, "%s,%.4f,%.4f%n", date.plusDays(i), first, second));
        }
        return Files.writeString(folder.resolve("prices.csv"), csv);
    }

    @Test
    void aFileOfPricesGivesATableAPageAndALineForScripts() throws IOException {
        Path page = folder.resolve("risk.html");

        sample.run(List.of("--prices", prices().toString(), "--weights", "0.3,0.7", "--report", page.toString()));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("AAA", "BBB", "Portfolio")
                .matches("(?s).*assets=2 periods=\\d+ portfolio_var95=0\\.\\d{6} portfolio_es95=0\\.\\d{6}"
                        + " var95_exceptions=\\d+ var95_forecasts=\\d+ report=.*risk\\.html\\s*");
        assertThat(page).content().contains("Correlation of returns", "AAA", "Kupiec");
    }

    @Test
    void weightsMustFitTheSymbols() throws IOException {
        Path file = prices();

        assertThatThrownBy(() -> sample.run(List.of("--prices", file.toString(), "--weights", "1")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("[AAA, BBB]");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> sample.run(List.of("--prices", "nowhere.csv")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("nowhere.csv");
    }
}
