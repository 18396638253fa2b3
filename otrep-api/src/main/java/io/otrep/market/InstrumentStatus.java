package io.otrep.market;

/** Whether an instrument trades just now, as its venue says. Immutable. */
public enum InstrumentStatus {
    /** Continuous trading. */
    TRADING(true, true),
    /** Stopped by the venue or a regulator: orders rest, nothing fills. */
    HALTED(false, false),
    /** At a price limit (limit up, limit down): only orders inside the band fill. */
    PRICE_LIMIT(true, true),
    /** An auction is being collected: orders fill at its end. */
    AUCTION(true, true),
    /** Only orders that reduce a position are taken. */
    CLOSE_ONLY(false, true),
    /** Gone from the venue for ever. */
    DELISTED(false, false);

    private final boolean increases;
    private final boolean reductions;

    InstrumentStatus(boolean increases, boolean reductions) {
        this.increases = increases;
        this.reductions = reductions;
    }

    /**
     * Whether an order that increases a position may be sent.
     *
     * @return true if it may
     */
    public boolean allowsIncrease() {
        return increases;
    }

    /**
     * Whether an order that only reduces a position may be sent.
     *
     * @return true if it may
     */
    public boolean allowsReduction() {
        return reductions;
    }
}
