package io.otrep.order;

/** Direction of an order or a fill. Immutable. */
public enum Side {
    /** Adds to a position. */
    BUY(1),
    /** Takes from a position. */
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /**
     * What a unit does to a position.
     *
     * @return 1 for BUY, -1 for SELL
     */
    public int sign() {
        return sign;
    }

    /**
     * The other side.
     *
     * @return SELL for BUY, BUY for SELL
     */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /**
     * The side that a signed quantity is on.
     *
     * @param sign below 0 for SELL
     * @return the side
     */
    public static Side of(int sign) {
        return sign < 0 ? SELL : BUY;
    }
}
