package io.otrep.portfolio.execute;

import java.time.Instant;
import java.util.Objects;

/**
 * Parts in proportion to the volume expected: a slice begins with the share of the total under way that the profile has up to its end. Never more than
 * one step and one slice from the profile's line. Immutable and thread-safe.
 */
public final class Vwap extends Windowed {
    private final VolumeProfile profile;
    private final double all;

    Vwap(Window window, VolumeProfile profile) {
        super(window);
        this.profile = Objects.requireNonNull(profile, "profile");
        all = profile.between(window.startNanos(), window.endNanos());
        if (!(all > 0)) {
            throw new IllegalArgumentException("the profile has no volume between start and end");
        }
    }

    /**
     * From a start to an end.
     *
     * @param start when the first child goes out
     * @param end when the parent ends
     * @param slices at most so many children
     * @param profile how the volume is spread
     * @return the algorithm
     * @throws IllegalArgumentException if the end is not after the start, there is no slice, or the profile has no volume there
     */
    public static Vwap between(Instant start, Instant end, int slices, VolumeProfile profile) {
        return new Vwap(Window.of(start, end, slices), profile);
    }

    VolumeProfile profile() {
        return profile;
    }

    @Override
    public double due(Progress progress) {
        int next = window.slice(progress.timeNanos()) + 1;
        if (next == window.slices()) {
            return progress.total();
        }
        return progress.total() * profile.between(window.startNanos(), window.boundary(next)) / all;
    }
}
