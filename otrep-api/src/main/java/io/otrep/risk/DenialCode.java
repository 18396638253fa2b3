package io.otrep.risk;

/** Why an intent was denied. All gates take their codes from here. Immutable. */
public enum DenialCode {
    /** Tick, step or another number the venue demands is not known. */
    METADATA_MISSING("tick and step of the instrument", true),
    /** A price is not a multiple of the tick. */
    PRICE_OFF_TICK("price v. tick", true),
    /** A quantity is not a multiple of the step. */
    QUANTITY_OFF_STEP("quantity v. step", true),
    /** Below the venue's smallest quantity. */
    QUANTITY_TOO_SMALL("quantity v. the venue's minimum", true),
    /** Above the venue's largest quantity. */
    QUANTITY_TOO_LARGE("quantity v. the venue's maximum", true),
    /** Below the venue's smallest value. */
    NOTIONAL_TOO_SMALL("value v. the venue's minimum", true),
    /** The route cannot do this. */
    NOT_SUPPORTED("capabilities of the route", true),
    /** The state is HALTED. */
    HALTED("trading state", true),
    /** The state is REDUCING and the order increases a position. */
    REDUCING("trading state", false),
    /** The order stream of the route is down. */
    ROUTE_DOWN("order stream of the route", true),
    /** The outbound stage or the journal cannot keep up. */
    JOURNAL_SLOW("queue of the outbound stage", true),
    /** Above the largest order in units. */
    MAX_ORDER_QUANTITY("quantity of the order, units", false),
    /** Above the largest order in value. */
    MAX_ORDER_NOTIONAL("value of the order, base currency", false),
    /** Too far from the last price or the day's reference. */
    PRICE_COLLAR("distance of the price, fraction", true),
    /** The last quote is too old. */
    STALE_QUOTE("age of the quote, seconds", false),
    /** No price is known. */
    NO_PRICE("last price", false),
    /** The market is closed. */
    OUT_OF_SESSION("session segment", true),
    /** The instrument is halted, close-only or delisted. */
    INSTRUMENT_STATUS("status of the instrument", true),
    /** It would open or deepen a short position that is not allowed. */
    SHORT_SALE("short position, units", false),
    /** A reduce-only order would increase the position. */
    REDUCE_ONLY("position after the order, units", true),
    /** The venue's buying power does not cover it. */
    BUYING_POWER("cost v. buying power, account currency", false),
    /** Settled cash does not cover it. */
    SETTLED_CASH("cost v. settled cash, account currency", false),
    /** Margin in use would come too near the closeout. */
    MARGIN("margin used, fraction", false),
    /** No day trades are left, as the venue reports them. */
    DAY_TRADES("day trades left", false),
    /** Worst-case market value of the position over book equity. */
    MAX_POSITION("worst-case position value over equity", false),
    /** Worst-case position in units. */
    MAX_POSITION_QUANTITY("worst-case position, units", false),
    /** Sum of worst-case absolute values over equity. */
    GROSS_EXPOSURE("gross exposure over equity", false),
    /** Absolute sum of values over equity. */
    NET_EXPOSURE("net exposure over equity", false),
    /** Gross exposure over equity, against the account's leverage. */
    LEVERAGE("leverage", false),
    /** Share of one asset in equity. */
    CONCENTRATION("asset value over equity", false),
    /** Share of one sector in equity. */
    SECTOR_EXPOSURE("sector value over equity", false),
    /** Share of one cluster of correlated assets in equity. */
    CLUSTER_EXPOSURE("cluster value over equity", false),
    /** Too many orders work. */
    MAX_OPEN_ORDERS("working orders", false),
    /** Too many orders in a time. */
    ORDER_RATE("orders in the window", false),
    /** Too much was traded today. */
    TURNOVER("value traded today over equity", false),
    /** The same intent was sent a moment ago. */
    DUPLICATE_INTENT("equal intents in the window", false),
    /** It could trade with a working order of ours. */
    SELF_TRADE("price of the opposing order", true),
    /** The instrument is on the restricted list. */
    RESTRICTED("restricted list", false),
    /** Too much was lost today. */
    DAILY_LOSS("loss today over equity at the day's start", false),
    /** Equity is too far below its peak. */
    DRAWDOWN("drawdown, fraction", false),
    /** Something counted (losses in a row, refusals, failures) or reported (a mismatch, a clock) stopped it. */
    RISK_LADDER("the ladder's number, in its unit", false),
    /** Value at risk after the trade. */
    PORTFOLIO_VAR("value at risk over equity", false),
    /** Expected shortfall after the trade. */
    PORTFOLIO_ES("expected shortfall over equity", false),
    /** Equity is not known, or not above 0. */
    EQUITY_UNKNOWN("equity, base currency", false),
    /** A rate to the base currency is missing or too old. */
    FX_RATE_STALE("age of the rate, seconds", false),
    /** A sizer found less than the smallest order. */
    BELOW_MINIMUM("quantity v. the smallest order", true),
    /** A gate threw, or answered what is no answer. */
    GATE_FAILED("the gate's own fault", true),
    /** A gate of the host's own. */
    CUSTOM("as the gate says", false);

    private final String measure;
    private final boolean stopsReductions;

    DenialCode(String measure, boolean stopsReductions) {
        this.measure = measure;
        this.stopsReductions = stopsReductions;
    }

    /**
     * What is measured against the limit, with its unit.
     *
     * @return words for a table
     */
    public String measure() {
        return measure;
    }

    /**
     * Whether it may stop an order that only reduces risk.
     *
     * @return true for metadata, capability, session and collar; false for exposure, loss, turnover and staleness
     */
    public boolean stopsReductions() {
        return stopsReductions;
    }
}
