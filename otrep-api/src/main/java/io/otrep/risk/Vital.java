package io.otrep.risk;

/**
 * A number about the machinery, not about the market, that an engine, a reconciler or a supervisor measures and a gate may act on. For all
 * of them 0 is well and more is worse. Immutable.
 */
public enum Vital {
    /** Failures of a part in a row; 0 when it worked again. */
    FAILURES("failures in a row"),
    /** How far our books are from the venue's: value that differs over book equity; 0 when they agree again. */
    MISMATCH("value that differs over equity"),
    /** How far the venue's clock, or the machine's, is from loop time, either way. */
    CLOCK_SKEW("seconds"),
    /** How long a feed that should speak has said nothing. */
    DATA_AGE("seconds");

    private final String unit;

    Vital(String unit) {
        this.unit = unit;
    }

    /**
     * What is counted.
     *
     * @return words for a table
     */
    public String unit() {
        return unit;
    }
}
