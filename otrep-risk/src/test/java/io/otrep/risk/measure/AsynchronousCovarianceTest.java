package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsynchronousCovarianceTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Decay DECAY = new Decay(0.94);

    private record Tick(int asset, long time, double change, int spanned) {}

    private static double[] frequencies(int assets, double value) {
        double[] frequencies = new double[assets];
        Arrays.fill(frequencies, value);
        return frequencies;
    }

    private static AsynchronousCovariance begun(int assets) {
        AsynchronousCovariance covariance = new AsynchronousCovariance(frequencies(assets, 1), DECAY);
        for (int asset = 0; asset < assets; asset++) {
            covariance.begin(asset, 0);
        }
        return covariance;
    }

    private static void addAll(AsynchronousCovariance covariance, List<Tick> ticks) {
        ticks.forEach(tick -> covariance.add(tick.asset, tick.time, tick.change, tick.spanned));
    }

    private static double shock(SplittableRandom random) {
        return 0.01 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    /** Ticks of three assets: each at some of the times, in an order of chance within a time. */
    private static List<Tick> ticks(int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tick> ticks = new ArrayList<>();
        for (long time = 1; time <= times; time++) {
            int first = random.nextInt(3);
            for (int k = 0; k < 3; k++) {
                if (random.nextInt(3) > 0) {
                    ticks.add(new Tick((first + k) % 3, time, shock(random), 1));
                }
            }
        }
        return ticks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameTimesGiveTheOrdinaryCovarianceInWhateverOrderTheyCome(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EwmaCovariance ordinary = new EwmaCovariance(4, DECAY);
        AsynchronousCovariance covariance = new AsynchronousCovariance(frequencies(4, 252), DECAY);
        for (int asset = 0; asset < 4; asset++) {
            covariance.begin(asset, 0);
        }

        for (long day = 1; day <= 500; day++) {
            double common = shock(random);
            double[] returns = {common, common + shock(random), -common + shock(random), shock(random)};
            ordinary.add(returns);
            int first = random.nextInt(4);
            for (int k = 0; k < 4; k++) {
                covariance.add((first + k) % 4, day, returns[(first + k) % 4], 1);
            }
        }

        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(covariance.covariance(i, j))
                        .as("seed %d, %d and %d", seed, i, j)
                        .isCloseTo(252 * ordinary.covariance(i, j), CLOSE);
                assertThat(covariance.correlation(i, j)).isCloseTo(ordinary.correlation(i, j), CLOSE);
            }
        }
    }

    /** Intervals of the one: (0, 1], (1, 3]; of the other: (0, 2], (2, 4]. Overlapping: 1 with 2, 3 with 2, 3 with 4. */
    @Test
    void pairsThatOverlapCountOnceWithTheWeightOfTheLater() {
        AsynchronousCovariance covariance = begun(2);
        double lambda = DECAY.lambda();

        covariance.add(0, 1, 0.01, 1);
        covariance.add(1, 2, 0.02, 1);
        covariance.add(0, 3, 0.03, 1);
        covariance.add(1, 4, -0.04, 1);

        double ofFirst = (1 - lambda) * 0.03 * 0.02;
        double ofSecond = (1 - lambda) * (lambda * 0.02 * 0.01 + -0.04 * 0.03);
        double weight = 1 - lambda * lambda;
        assertThat(covariance.covariance(0, 1)).isCloseTo((ofFirst + ofSecond) / weight, within(1e-15));
        assertThat(covariance.covariance(0, 0))
                .isCloseTo((1 - lambda) * (lambda * 0.01 * 0.01 + 0.03 * 0.03) / weight, within(1e-15));
    }

    /** The sum over all overlapping pairs of intervals, as the paper has it, each with the weight of the later. */
    private static double batch(List<Tick> ticks, int i, int j) {
        double sum = 0;
        long[] start = new long[3];
        long[][] starts = new long[ticks.size()][];
        for (int k = 0; k < ticks.size(); k++) {
            starts[k] = new long[] {start[ticks.get(k).asset]};
            start[ticks.get(k).asset] = ticks.get(k).time;
        }
        for (int k = 0; k < ticks.size(); k++) {
            for (int l = 0; l < k; l++) {
                Tick late = ticks.get(k);
                Tick early = ticks.get(l);
                boolean pair = late.asset == i && early.asset == j || late.asset == j && early.asset == i;
                boolean overlap = early.time > starts[k][0] && late.time > starts[l][0];
                if (pair && overlap) {
                    sum += weightOf(ticks, k) * late.change * early.change;
                }
            }
        }
        return sum;
    }

    private static double weightOf(List<Tick> ticks, int k) {
        int asset = ticks.get(k).asset;
        int later = 0;
        int all = 0;
        for (int l = 0; l < ticks.size(); l++) {
            later += ticks.get(l).asset == asset && l > k ? 1 : 0;
            all += ticks.get(l).asset == asset ? 1 : 0;
        }
        double lambda = DECAY.lambda();
        return (1 - lambda) * StrictMath.pow(lambda, later) / (1 - StrictMath.pow(lambda, all));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void oneAtATimeIsTheSumOverAllOverlappingPairs(long seed) {
        List<Tick> ticks = ticks(120, seed);
        AsynchronousCovariance covariance = begun(3);

        addAll(covariance, ticks);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(covariance.covariance(i, j)).as("seed %d", seed).isCloseTo(batch(ticks, i, j), CLOSE);
            }
        }
    }

    @Test
    void asEarlierClosesAreNotTouchedByWhatComesLater() {
        List<Tick> ticks = ticks(200, 21);
        AsynchronousCovariance one = begun(3);
        AsynchronousCovariance other = begun(3);
        List<Tick> changed = new ArrayList<>(ticks);
        for (int k = 250; k < changed.size(); k++) {
            Tick tick = changed.get(k);
            changed.set(k, new Tick(tick.asset, tick.time, 5 * tick.change + 0.3, tick.spanned));
        }

        addAll(one, ticks.subList(0, 250));
        double[][] before = one.covariances();
        addAll(other, changed.subList(0, 250));

        assertThat(other.covariances()).isDeepEqualTo(before);
        addAll(other, changed.subList(250, 251));
        assertThat(Arrays.deepEquals(other.covariances(), before)).isFalse();
    }

    /** Two assets of correlation 0.8, one seen 15 hours before the other each day. */
    @Test
    void marketsThatCloseApartKeepTheirCorrelation() {
        SplittableRandom random = new SplittableRandom(31);
        Decay slow = new Decay(0.9995);
        AsynchronousCovariance covariance = new AsynchronousCovariance(frequencies(2, 1), slow);
        EwmaCovariance sameDate = new EwmaCovariance(2, slow);
        covariance.begin(0, 0);
        covariance.begin(1, 0);
        double first = 0;
        double second = 0;

        double[] dates = new double[2];
        for (long hour = 1; hour <= 24 * 20_000; hour++) {
            double common = shock(random);
            first += Math.sqrt(0.8) * common + Math.sqrt(0.2) * shock(random);
            second += Math.sqrt(0.8) * common + Math.sqrt(0.2) * shock(random);
            if (hour % 24 == 6) {
                covariance.add(0, hour, first, 1);
                dates[0] = first;
                first = 0;
            } else if (hour % 24 == 21) {
                covariance.add(1, hour, second, 1);
                dates[1] = second;
                second = 0;
                sameDate.add(dates);
            }
        }

        assertThat(covariance.correlation(0, 1)).isCloseTo(0.8, within(0.05));
        assertThat(sameDate.correlation(0, 1)).isLessThan(0.4);
    }

    /** A coin moves all seven days, a share on five; both follow one path, so the correlation is 1. */
    @Test
    void weekendsOfOneMarketAreNotLost() {
        SplittableRandom random = new SplittableRandom(41);
        AsynchronousCovariance covariance =
                new AsynchronousCovariance(new double[] {365, 365 * 5.0 / 7}, new Decay(0.999));
        covariance.begin(0, 0);
        covariance.begin(1, 0);
        double share = 0;

        for (long day = 1; day <= 7 * 2_000; day++) {
            double change = shock(random);
            share += change;
            covariance.add(0, day, change, 1);
            if (day % 7 != 6 && day % 7 != 0) {
                covariance.add(1, day, share, 1);
                share = 0;
            }
        }

        assertThat(covariance.correlation(0, 1)).isCloseTo(1, within(0.03));
        assertThat(covariance.covariance(1, 1)).isCloseTo(covariance.covariance(0, 0), within(0.002));
    }

    @Test
    void aReturnOverMissingPeriodsCountsAsSoMany() {
        AsynchronousCovariance covariance = begun(1);
        double lambda = DECAY.lambda();

        covariance.add(0, 1, 0.01, 1);
        covariance.add(0, 4, 0.06, 3);

        double cubed = lambda * lambda * lambda;
        double sum = cubed * (1 - lambda) * 0.01 * 0.01 + (1 - cubed) * 0.06 * 0.06 / 3;
        assertThat(covariance.covariance(0, 0)).isCloseTo(sum / (1 - cubed * lambda), within(1e-15));
        assertThat(covariance.periods(0)).isEqualTo(4);
    }

    @Test
    void anAssetThatIsListedLaterCountsFromThere() {
        AsynchronousCovariance covariance = new AsynchronousCovariance(frequencies(2, 1), DECAY);
        SplittableRandom random = new SplittableRandom(51);
        covariance.begin(0, 0);
        for (long day = 1; day <= 300; day++) {
            covariance.add(0, day, shock(random), 1);
        }
        covariance.begin(1, 300);
        EwmaCovariance both = new EwmaCovariance(2, DECAY);

        for (long day = 301; day <= 305; day++) {
            double change = shock(random);
            covariance.add(1, day, -change, 1);
            covariance.add(0, day, change, 1);
            both.add(new double[] {change, -change});
        }

        assertThat(covariance.covariance(0, 1)).isCloseTo(both.covariance(0, 1), CLOSE);
        assertThat(covariance.covariance(1, 1)).isCloseTo(both.covariance(1, 1), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64, 65})
    void correlationsArePositiveSymmetricAndOneOnTheDiagonal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int assets = 12;
        AsynchronousCovariance covariance = begun(assets);
        for (long time = 1; time <= 60; time++) {
            double common = shock(random);
            for (int asset = 0; asset < assets; asset++) {
                if (random.nextInt(3) == 0) {
                    covariance.add(asset, time, common + 0.1 * shock(random), 1);
                }
            }
        }

        double[][] correlations = covariance.correlations();

        assertThat(Positive.leastEigenvalue(correlations)).as("seed %d", seed).isGreaterThan(-1e-8);
        for (int i = 0; i < assets; i++) {
            assertThat(correlations[i][i]).isEqualTo(1);
            for (int j = 0; j < assets; j++) {
                assertThat(correlations[i][j]).isBetween(-1.0, 1.0).isEqualTo(correlations[j][i]);
            }
        }
    }

    @Test
    void whatIsNotKnownIsNaN() {
        AsynchronousCovariance covariance = new AsynchronousCovariance(frequencies(3, 252), DECAY);
        assertThat(Arrays.deepEquals(covariance.correlations(), Covariance.undefined(3)))
                .isTrue();

        covariance.begin(0, 0);
        covariance.begin(1, 0);
        covariance.add(0, 1, 0.01, 1);
        covariance.add(1, 1, 0, 1);

        assertThat(covariance.covariance(0, 0)).isCloseTo(252 * 1e-4, CLOSE);
        assertThat(covariance.correlation(0, 1)).isNaN();
        assertThat(covariance.correlation(0, 2)).isNaN();
        assertThat(covariance.correlations()[0][0]).isEqualTo(1);
        assertThat(covariance.correlations()[1][1]).isNaN();
    }

    @Test
    void refusesWhatIsWrongAndStaysAsItWas() {
        AsynchronousCovariance covariance = begun(2);
        covariance.add(0, 5, 0.01, 1);
        covariance.add(1, 5, 0.02, 1);
        double[][] before = covariance.covariances();

        assertThatThrownBy(() -> covariance.add(0, 6, Double.NaN, 1)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> covariance.add(0, 6, Double.POSITIVE_INFINITY, 1))
                .hasMessageContaining("must be finite");
        assertThatThrownBy(() -> covariance.add(0, 5, 0.01, 1)).hasMessageContaining("must be later");
        assertThatThrownBy(() -> covariance.add(0, 4, 0.01, 1)).hasMessageContaining("must be later");
        assertThatThrownBy(() -> covariance.add(0, 6, 0.01, 0)).hasMessageContaining("spanned");
        assertThatThrownBy(() -> covariance.begin(0, 6)).hasMessageContaining("begun already");
        assertThatThrownBy(() -> new AsynchronousCovariance(new double[0], DECAY))
                .hasMessageContaining("assets");
        assertThatThrownBy(() -> new AsynchronousCovariance(new double[] {0}, DECAY))
                .hasMessageContaining("periodsPerYear");

        assertThat(covariance.covariances()).isDeepEqualTo(before);
    }
}
