package io.otrep.core.sim;

/**
 * The way a price is taken to have gone through a bar: four points, and places from 0 (the open) to 3 (the close) along the straight
 * lines between them. Reused; single-threaded, allocation-free.
 */
final class Path {
    private final double[] points = new double[4];
    private IntrabarOrder order = IntrabarOrder.STOP_FIRST;

    void follow(Look look, IntrabarOrder rule) {
        order = rule;
        boolean highFirst = switch (rule) {
            case OPEN_HIGH_LOW_CLOSE -> true;
            case NEARER_EXTREME_FIRST -> look.high - look.open <= look.open - look.low;
            default -> false;
        };
        points[0] = look.open;
        points[1] = highFirst ? look.high : look.low;
        points[2] = highFirst ? look.low : look.high;
        points[3] = look.close;
    }

    /** Whether the rule is about a path at all, not about kinds of orders. */
    boolean isPath() {
        return switch (order) {
            case OPEN_HIGH_LOW_CLOSE, OPEN_LOW_HIGH_CLOSE, NEARER_EXTREME_FIRST -> true;
            case STOP_FIRST, TARGET_FIRST, SUBMISSION -> false;
        };
    }

    double stopRank() {
        return order == IntrabarOrder.STOP_FIRST ? 1 : order == IntrabarOrder.TARGET_FIRST ? 2 : 0;
    }

    double limitRank() {
        return order == IntrabarOrder.STOP_FIRST ? 2 : order == IntrabarOrder.TARGET_FIRST ? 1 : 0;
    }

    double priceAt(double place) {
        int segment = Math.min(2, (int) place);
        return points[segment] + (place - segment) * (points[segment + 1] - points[segment]);
    }

    /** The place of a level within a segment that reaches it. */
    double placeIn(int segment, double level) {
        double begin = points[segment];
        return begin == points[segment + 1] ? segment : segment + (level - begin) / (points[segment + 1] - begin);
    }

    /** The lowest or highest price from a place on, 1 for the highest. */
    double extreme(int direction, double from) {
        double most = priceAt(from);
        for (int i = Math.min(2, (int) from) + 1; i <= 3; i++) {
            most = direction > 0 ? Math.max(most, points[i]) : Math.min(most, points[i]);
        }
        return most;
    }

    /** The first place, not before another one, at which the price is beyond a level; -1 if there is none. */
    double firstBeyond(double level, int direction, boolean touch, double from) {
        for (int i = Math.min(2, (int) from); i < 3; i++) {
            double begin = Math.max(from, i);
            if (Hit.isBeyond(level, priceAt(begin), direction, touch)) {
                return begin;
            }
            double end = points[i + 1];
            if (Hit.isBeyond(level, end, direction, touch)) {
                return placeIn(i, level);
            }
        }
        return -1;
    }
}
