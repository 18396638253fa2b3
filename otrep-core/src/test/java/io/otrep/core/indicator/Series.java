package io.otrep.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** Series that tests feed. */
final class Series {
    private static final int VALUES = 200_000;

    private Series() {}

    /** A positive random walk around 100 with ties and flat stretches. */
    static double[] random(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] series = new double[length];
        double level = 100;
        for (int i = 0; i < length; i++) {
            boolean moves = random.nextInt(100) < 80;
            level += moves ? (100 - level) * 0.01 + random.nextInt(-300, 301) * 0.01 : 0;
            series[i] = level = Math.max(1, level);
        }
        return series;
    }

    static void assertTakenWithoutAllocating(Indicator indicator, double[] series) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double warm = feed(indicator, series);
        long before = threads.getCurrentThreadAllocatedBytes();

        double seen = feed(indicator, series);

        long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(warm + seen).isFinite();
        assertThat(allocatedBytes).as("bytes for %s values", VALUES).isLessThan(VALUES / 10);
    }

    private static double feed(Indicator indicator, double[] series) {
        double seen = 0;
        for (int i = 0; i < VALUES; i++) {
            indicator.add(series[i % series.length]);
            seen += indicator.isReady() ? indicator.value() : 0;
        }
        return seen;
    }
}
