package io.otrep.report;

import java.util.Locale;

/** Styles of cells and bars as text. Stateless. */
final class Cells {
    private Cells() {}

    /** A share of a whole as CSS reads it: 0.12345 is {@code 12.35%}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** {@code gain} or {@code loss}; nothing for 0 and for what is not known. */
    static String sign(double value) {
        return value > 0 ? "gain" : value < 0 ? "loss" : "even";
    }
}
