package io.otrep.portfolio.rebalance;

/** How a weight ends, or why it stays outside its band. */
public enum LegOutcome {
    /** In its band, traded or not. */
    IN_BAND,
    /** It has no target and is left alone. */
    NO_TARGET,
    /** Its price is not known. */
    NO_PRICE,
    /** Its tick or step is not known. */
    NOT_ORDERABLE,
    /** It cannot be sold short. */
    NOT_SHORTABLE,
    /** What is missing is less than a step, or the band is narrower than one. */
    STEP,
    /** Less than the smallest quantity of an order. */
    MIN_QUANTITY,
    /** Less than the smallest value of an order. */
    MIN_NOTIONAL,
    /** Less than {@link TradeLimits#smallestTrade()}. */
    SMALLEST_TRADE,
    /** {@link TradeLimits#change()} allows no more. */
    CHANGE_LIMIT,
    /** {@link TradeLimits#turnover()} allows no more. */
    TURNOVER_LIMIT,
    /** {@link TradeLimits#volumeShare()} allows no more. */
    VOLUME_LIMIT,
    /** Its daily volume is not known. */
    VOLUME_UNKNOWN,
    /** Getting nearer costs more than it is worth. */
    NOT_WORTH_THE_COST,
    /** There is no cash left in its purse. */
    NO_CASH,
    /** It does not trade, or trading is stopped. */
    HALTED,
    /** The other side of the plan is not done: more would leave too much unhedged. */
    UNHEDGED_LIMIT,
    /** Its orders were refused. */
    REFUSED,
    /** An order of it works or is unknown. */
    WORKING,
    /** Its orders had not filled when the time of the plan was over. */
    UNFILLED,
    /** It was reached, and the market has moved since. */
    MOVED,
    /** A newer plan has taken over. */
    SUPERSEDED
}
