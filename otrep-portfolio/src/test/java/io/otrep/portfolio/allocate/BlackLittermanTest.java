package io.otrep.portfolio.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Estimates;
import io.otrep.risk.measure.Covariance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** He and Litterman, The Intuition Behind Black-Litterman Model Portfolios (1999): tables 1, 2 and 4; Idzorek's confidence. */
class BlackLittermanTest {
    private static final List<String> COUNTRIES = List.of("AUL", "CAN", "FRA", "GER", "JAP", "UK", "USA");
    private static final double[] VOLATILITIES = {0.160, 0.203, 0.248, 0.271, 0.210, 0.200, 0.187};
    private static final double[] MARKET = {0.016, 0.022, 0.052, 0.055, 0.116, 0.124, 0.615};
    private static final double[][] CORRELATIONS = {
        {1, 0.488, 0.478, 0.515, 0.439, 0.512, 0.491},
        {0.488, 1, 0.664, 0.655, 0.310, 0.608, 0.779},
        {0.478, 0.664, 1, 0.861, 0.355, 0.783, 0.668},
        {0.515, 0.655, 0.861, 1, 0.354, 0.777, 0.653},
        {0.439, 0.310, 0.355, 0.354, 1, 0.405, 0.306},
        {0.512, 0.608, 0.783, 0.777, 0.405, 1, 0.652},
        {0.491, 0.779, 0.668, 0.653, 0.306, 0.652, 1}
    };
    private static final double AVERSION = 2.5;

    private static Estimates equilibrium() {
        double[][] covariance = Covariance.ofCorrelation(CORRELATIONS, VOLATILITIES);
        return new Estimates(
                COUNTRIES, BlackLitterman.equilibrium(AVERSION, covariance, MARKET), covariance, new double[0][]);
    }

    private static Map<String, Double> germanyOverEurope() {
        return Map.of("GER", 1.0, "FRA", -0.295, "UK", -0.705);
    }

    private static MeanVariance unlimited() {
        return MeanVariance.maximumUtility(AVERSION)
                .within(Constraints.longShort().toBuilder()
                        .net(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .build());
    }

    @Test
    void equilibriumReturnsAreThoseOfTableTwo() {
        double[] published = {0.039, 0.069, 0.084, 0.090, 0.043, 0.068, 0.076};

        assertThat(equilibrium().means()).containsExactly(published, within(6e-4));
    }

    @Test
    void posteriorReturnsAreThoseOfTableFour() {
        double[] published = {0.043, 0.076, 0.093, 0.110, 0.045, 0.070, 0.081};
        Views views = Views.builder().portfolio(germanyOverEurope(), 0.05).build();

        double[] means = BlackLitterman.of(views, 0.05, unlimited())
                .posterior(equilibrium())
                .means();

        assertThat(means).containsExactly(published, within(6e-4));
    }

    @Test
    void weightsOfAssetsWithoutAViewOnlyShrinkWithTau() {
        Views views = Views.builder().portfolio(germanyOverEurope(), 0.05).build();

        double[] weights = BlackLitterman.of(views, 0.05, unlimited())
                .allocate(equilibrium())
                .weights();

        assertThat(weights[0]).isCloseTo(MARKET[0] / 1.05, within(1e-10));
        assertThat(weights[4]).isCloseTo(MARKET[4] / 1.05, within(1e-10));
        assertThat(weights[3]).isGreaterThan(MARKET[3]);
    }

    @Test
    void withoutViewsTheMarketIsHeld() {
        double[] weights = BlackLitterman.of(Views.builder().build(), 0.05, unlimited())
                .allocate(equilibrium())
                .weights();

        assertThat(weights).containsExactly(MARKET, within(1e-10));
    }

    @Test
    void fullConfidenceMeetsTheViewAndHalfGoesHalfTheWay() {
        double before = equilibrium().means()[3];
        Views sure = Views.builder().confident(Map.of("GER", 1.0), 0.12, 1).build();
        Views half = Views.builder().confident(Map.of("GER", 1.0), 0.12, 0.5).build();

        double met = BlackLitterman.of(sure, 0.05, unlimited())
                .posterior(equilibrium())
                .means()[3];
        double between = BlackLitterman.of(half, 0.05, unlimited())
                .posterior(equilibrium())
                .means()[3];

        assertThat(met).isCloseTo(0.12, within(1e-12));
        assertThat(between).isCloseTo((0.12 + before) / 2, within(1e-12));
    }

    @Test
    void aViewOnAnUnknownAssetIsRefused() {
        Views views = Views.builder().absolute("MARS", 0.1).build();

        assertThat(BlackLitterman.of(views, 0.05, unlimited())
                        .allocate(equilibrium())
                        .failure())
                .contains("MARS");
    }
}
