package io.otrep.risk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidityModelTest {
    private static final LiquidityModel MODEL = LiquidityModel.standard();

    @ParameterizedTest
    @CsvSource({
        "0.0001, 1e6, 1e9, 100",
        "0.00001, 1e8, 1e12, 100",
        "0.01, 1e3, 1e5, 0",
        "0.5, 1, 1, 0",
        "0, 1e6, 1e9, 100",
        "0.001, NaN, NaN, 50",
        "NaN, NaN, 1e7, 80",
        "NaN, 31622.7766, NaN, 50",
        "NaN, NaN, NaN, NaN",
        "-0.1, 0, -5, NaN",
        "Infinity, Infinity, NaN, 30"
    })
    void worksOutTheStatedFormula(double spread, double depth, double volume, double score) {
        double value = MODEL.score(spread, depth, volume).value();

        if (Double.isNaN(score)) {
            assertThat(value).isNaN();
        } else if (volume == 1e7) {
            assertThat(value).isCloseTo((0.30 * 0.5 + 0.20 * 1) / 0.50 * 100, within(1e-6));
        } else {
            assertThat(value).isCloseTo(score, within(1e-6));
        }
    }

    @Test
    void coverageIsTheWeightOfWhatIsKnown() {
        assertThat(MODEL.score(1e-3, Double.NaN, 1e7).coverage()).isCloseTo(0.85, within(1e-12));
        assertThat(MODEL.score(1e-3, 1e5, 1e7).coverage()).isCloseTo(1, within(1e-12));
        assertThat(MODEL.score(Double.NaN, Double.NaN, Double.NaN).coverage()).isZero();
    }

    @Test
    void staysWithinBoundsAndMovesTheRightWay() {
        SplittableRandom random = new SplittableRandom(71);
        for (int k = 0; k < 20_000; k++) {
            double spread = Math.pow(10, -6 + 6 * random.nextDouble());
            double depth = Math.pow(10, 8 * random.nextDouble());
            double volume = Math.pow(10, 12 * random.nextDouble());
            double order = Math.pow(10, 8 * random.nextDouble());
            double more = 1 + random.nextDouble();
            LiquidityModel model = LiquidityModel.builder().orderValue(order).build();

            double score = model.score(spread, depth, volume).value();

            assertThat(score).as("seed 71, draw %d", k).isBetween(0.0, 100.0);
            assertThat(model.score(spread * more, depth, volume).value()).isLessThanOrEqualTo(score);
            assertThat(model.score(spread, depth * more, volume).value()).isGreaterThanOrEqualTo(score);
            assertThat(model.score(spread, depth, volume * more).value()).isGreaterThanOrEqualTo(score);
            LiquidityModel larger = model.toBuilder().orderValue(order * more).build();
            assertThat(larger.score(spread, depth, volume).value()).isLessThanOrEqualTo(score);
        }
    }

    @Test
    void weightsCountByProportion() {
        LiquidityModel spreadOnly = LiquidityModel.builder().weights(5, 0, 0, 0).build();

        assertThat(spreadOnly.score(1e-3, 1, 1).value()).isCloseTo(50, within(1e-9));
        assertThat(spreadOnly.score(1e-3, 1, 1).coverage()).isEqualTo(1);
        assertThat(spreadOnly.toBuilder().build()).usingRecursiveComparison().isEqualTo(spreadOnly);
    }

    @Test
    void namesEveryViolationAtOnce() {
        assertThatThrownBy(() -> LiquidityModel.builder()
                        .weights(-1, Double.NaN, 0, 0)
                        .orderValue(0)
                        .build())
                .hasMessageContainingAll("-1.0", "NaN", "orderValue");
        assertThatThrownBy(() -> LiquidityModel.builder().weights(0, 0, 0, 0).build())
                .hasMessageContaining("one weight must be above 0");
    }
}
