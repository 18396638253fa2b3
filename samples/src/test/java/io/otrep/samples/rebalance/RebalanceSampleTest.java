package io.otrep.samples.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.TradingCalendar;
import io.otrep.samples.SampleFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebalanceSampleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final RebalanceSample sample = new RebalanceSample(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private Path prices(int days) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("date,AAA,BBB,CCC\n");
        double[] price = {100, 50, 20};
        double[] volatility = {0.005, 0.01, 0.02};
        LocalDate date = LocalDate.of(2022, 1, 3);
        for (int day = 0; day < days; date = date.plusDays(1)) {
            if (!TradingCalendar.usEquities().isTradingDay(date)) {
                continue;
            }
            day++;
            for (int i = 0; i < price.length; i++) {
                price[i] *= 1 + volatility[i] * (random.nextDouble() * 3.46 - 1.73);
            }
            csv.append(String.format(Locale.ROOT, "%s,%.2f,%.2f,%.2f%n", date, price[0], price[1], price[2]));
        }
        return Files.writeString(folder.resolve("prices.csv"), csv);
    }

    @Test
    void waysStandBesideBuyAndHoldWithTheirCosts() throws IOException {
        Path page = folder.resolve("page.html");

        sample.run(List.of("--prices", prices(400).toString(), "--window", "60", "--report", page.toString()));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("risk-parity", "minimum-variance", "hierarchical", "buy and hold")
                .contains("risk-parity              weights ended {IN_BAND=", "ways=4", "denials=0 reconciled=true");
        assertThat(page)
                .content()
                .contains("Weights over time", "Efficient frontier", "Where the risk comes from", "AAA");
    }

    @Test
    void aFileWithTooFewDaysIsToldHowManyItNeeds() throws IOException {
        List<String> args = List.of("--prices", prices(50).toString());

        assertThatThrownBy(() -> sample.run(args))
                .isInstanceOf(SampleFailure.class)
                .hasMessage("the file has 50 days; --window 252 needs 254 at least");
    }

    @Test
    void aWayThatIsNotKnownNamesThoseThatAre() {
        assertThatThrownBy(() -> sample.run(List.of("--ways", "best")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("'best'")
                .hasMessageContaining("minimum-variance");
    }
}
