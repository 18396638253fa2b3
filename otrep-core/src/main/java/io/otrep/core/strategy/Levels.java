package io.otrep.core.strategy;

/** What the built-in rules do to a level before they say it. */
final class Levels {
    private Levels() {}

    static double clip(double level) {
        return Math.max(-1, Math.min(1, level));
    }

    static double floored(double level, boolean longOnly) {
        return longOnly ? Math.max(0.0, level) : level;
    }
}
