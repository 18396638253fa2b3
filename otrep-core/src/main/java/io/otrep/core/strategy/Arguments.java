package io.otrep.core.strategy;

import java.util.List;

/** Collects what is wrong with the arguments of a strategy, so that all of it is said at once. */
final class Arguments {
    private static final int LONGEST = 1_000_000;

    private Arguments() {}

    static void length(List<String> violations, String what, int length, int least) {
        if (length < least || length > LONGEST) {
            violations.add(what + " must be from " + least + " to " + LONGEST + " closes, but was " + length);
        }
    }

    static void require(String strategy, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(strategy + ": " + String.join("; ", violations));
        }
    }
}
