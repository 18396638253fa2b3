package io.otrep.order;

/** How an order finds its price. Immutable. */
public enum OrderType {
    /** At what the market gives. */
    MARKET(false, false, false),
    /** At the limit price or better. */
    LIMIT(true, false, false),
    /** Becomes MARKET once the stop price is touched. */
    STOP(false, true, false),
    /** Becomes LIMIT once the stop price is touched. */
    STOP_LIMIT(true, true, false),
    /** A STOP whose stop price follows the market at a distance. */
    TRAILING_STOP(false, false, true);

    private final boolean limit;
    private final boolean stop;
    private final boolean trailing;

    OrderType(boolean limit, boolean stop, boolean trailing) {
        this.limit = limit;
        this.stop = stop;
        this.trailing = trailing;
    }

    /**
     * Whether a limit price is required.
     *
     * @return true for LIMIT and STOP_LIMIT
     */
    public boolean hasLimitPrice() {
        return limit;
    }

    /**
     * Whether a stop price is required.
     *
     * @return true for STOP and STOP_LIMIT
     */
    public boolean hasStopPrice() {
        return stop;
    }

    /**
     * Whether the order waits for a trigger.
     *
     * @return true for STOP, STOP_LIMIT and TRAILING_STOP
     */
    public boolean isTriggered() {
        return stop || trailing;
    }
}
