package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.risk.measure.HistoricalRisk;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskReportTest {
    private static final long DAY = 86_400_000_000_000L;

    private static double[][] walk(int rows, long seed) {
        Random random = new Random(seed);
        double[][] prices = new double[rows][2];
        double[] price = {100, 50};
        for (double[] row : prices) {
            double common = 0.01 * random.nextGaussian();
            price[0] *= 1 + common + 0.005 * random.nextGaussian();
            price[1] *= 1 + common + 0.01 * random.nextGaussian();
            row[0] = price[0];
            row[1] = price[1];
        }
        return prices;
    }

    private static long[] times(int rows) {
        long[] times = new long[rows];
        Arrays.setAll(times, i -> i * DAY);
        return times;
    }

    private static RiskReport report(double[][] prices, double... weights) {
        return RiskReport.of(List.of("A", "B"), times(prices.length), prices, weights, 252);
    }

    @Test
    void theBookIsTheWeightedSumOfReturns() {
        double[][] prices = {{100, 50}, {110, 45}, {Double.NaN, 60}, {121, 54}};

        RiskReport report = report(prices, 0.25, 0.75);

        assertThat(report.portfolio().returns())
                .containsExactly(new double[] {0.25 * 0.1 - 0.75 * 0.1, 0.25 * 0.1 + 0.75 * 0.2}, within(1e-12));
        assertThat(report.assets().get(1).returns()).hasSize(3);
        assertThat(Xml.of(report.page().html())
                        .texts("//section[1]/p[@class='lead']")
                        .get(0))
                .contains("1 rows lack the price");
    }

    @Test
    void figuresOfThePageAreThoseOfTheMeasures() {
        RiskReport report = report(walk(900, 1), 0.5, 0.5);

        Xml xml = Xml.of(report.page().html());

        double[] returns = report.portfolio().returns();
        assertThat(xml.texts("//tr[th='Historical']/td").get(2))
                .isEqualTo(Unit.PERCENT.format(HistoricalRisk.of(returns, 0.95).valueAtRisk()));
        assertThat(xml.texts("//section[h2='Backtest of the value at risk']//tr[th='95%']/td"))
                .startsWith(
                        String.valueOf(900 - 1 - RiskReport.WINDOW),
                        String.valueOf(report.varBacktest(0.95).exceptions()));
        assertThat(xml.texts("//section/h2")).contains("Correlation", "Where the risk comes from", "Assets");
    }

    @Test
    void aForecastKnowsOnlyWhatWasBefore() {
        double[][] prices = walk(RiskReport.WINDOW + 3, 2);
        int last = prices.length - 1;
        prices[last] = new double[] {prices[last - 1][0] * 0.5, prices[last - 1][1] * 0.5};

        int exceptions = report(prices, 0.5, 0.5).varBacktest(0.99).exceptions();
        prices[last] = prices[last - 1].clone();
        int without = report(prices, 0.5, 0.5).varBacktest(0.99).exceptions();

        assertThat(exceptions).isEqualTo(without + 1);
    }

    @Test
    void assetsThatNeverTradeTogetherAreSaidToHaveNoPortfolio() {
        double[][] prices = {{100, Double.NaN}, {Double.NaN, 50}, {110, Double.NaN}};

        Xml xml = Xml.of(report(prices, 0.5, 0.5).page().html());

        assertThat(xml.texts("//p[contains(@class, 'warning')]"))
                .anyMatch(text -> text.contains("portfolio cannot be measured"));
    }

    @Test
    void sizesMustAgree() {
        assertThatThrownBy(() -> report(walk(5, 3), 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 weights");
    }
}
