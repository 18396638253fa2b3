package io.otrep.portfolio.execute;

import java.time.Instant;
import java.util.Objects;

/**
 * A share of what the market trades: at a rate of 0.1, 100 are under way when 1,000 were traded since the start. What is left at the end is not traded.
 * Immutable and thread-safe.
 */
public final class Participation extends Windowed {
    private final double rate;
    private final VolumeSource source;

    Participation(Window window, double rate, VolumeSource source) {
        super(window);
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 1, but was " + rate);
        }
        this.rate = rate;
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Goes by the volume of bars.
     *
     * @param start when volume begins to count
     * @param end when the parent ends
     * @param rate our share of the volume seen, above 0, at most 1
     * @return the algorithm
     */
    public static Participation ofBars(Instant start, Instant end, double rate) {
        return new Participation(Window.of(start, end, 1), rate, VolumeSource.BARS);
    }

    /**
     * Goes by single trades.
     *
     * @param start when volume begins to count
     * @param end when the parent ends
     * @param rate our share of the volume seen, above 0, at most 1
     * @return the algorithm
     */
    public static Participation ofTrades(Instant start, Instant end, double rate) {
        return new Participation(Window.of(start, end, 1), rate, VolumeSource.TRADES);
    }

    double rate() {
        return rate;
    }

    @Override
    public double due(Progress progress) {
        return rate * progress.volume();
    }

    @Override
    public VolumeSource volumeSource() {
        return source;
    }
}
