package io.otrep.market;

/** Input rules of the market records. */
final class Checks {
    private Checks() {}

    static void requirePrice(String what, double price) {
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and above 0, but was " + price);
        }
    }

    static void requireSize(String what, double size) {
        if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, but was " + size);
        }
    }

    static void requireOhlc(double open, double high, double low, double close) {
        requirePrice("open", open);
        requirePrice("high", high);
        requirePrice("low", low);
        requirePrice("close", close);
        if (!(low <= open && low <= close && open <= high && close <= high)) {
            throw new IllegalArgumentException(
                    "low " + low + " and high " + high + " must enclose open " + open + " and close " + close);
        }
    }
}
