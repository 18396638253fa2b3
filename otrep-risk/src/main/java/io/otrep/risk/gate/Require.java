package io.otrep.risk.gate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with settings, so that all of it is reported at once. Unset numbers are NaN, unset counts {@link Limits#UNSET}; both pass. */
final class Require {
    private Require() {}

    static void fraction(List<String> found, String what, double value) {
        if (!(value > 0 && value < 1)) {
            found.add(what + " must be above 0 and below 1, but was " + value);
        }
    }

    static void fractionIfSet(List<String> found, String what, double value) {
        if (!Double.isNaN(value)) {
            fraction(found, what, value);
        }
    }

    static void positiveIfSet(List<String> found, String what, double value) {
        if (!Double.isNaN(value) && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            found.add(what + " must be above 0 and finite, but was " + value);
        }
    }

    static void positiveIfSet(List<String> found, String what, int value) {
        if (value != Limits.UNSET && value <= 0) {
            found.add(what + " must be above 0, but was " + value);
        }
    }

    static void positiveIfSet(List<String> found, String what, @Nullable Duration value) {
        if (value != null && (value.isNegative() || value.isZero())) {
            found.add(what + " must be longer than 0, but was " + value);
        }
    }
}
