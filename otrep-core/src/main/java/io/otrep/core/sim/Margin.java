package io.otrep.core.sim;

/**
 * The usual margin models.
 *
 * <pre>{@code
 * Margin.cash();               // buys with settled cash only, never sells short
 * Margin.regT();               // US shares: half of the value to open, 25 % long and 30 % short to keep
 * Margin.leverage(30, 0.5);    // FX and CFDs: 1/30 of the value to open, closed out at half of that
 * Margin.unlimited();
 * }</pre>
 *
 * <p>Rates that differ by instrument or asset class are given to {@link RateMargin#builder}. Stateless and thread-safe; so is each model.
 */
public final class Margin {
    private static final MarginModel UNLIMITED = new UnlimitedMargin();
    private static final MarginModel CASH = new CashMargin(0);

    private Margin() {}

    /**
     * Every order is taken, and nothing is ever missing.
     *
     * @return the model
     */
    public static MarginModel unlimited() {
        return UNLIMITED;
    }

    /**
     * A cash account: a purchase needs settled cash for its value and for that of open purchases; a sale needs the units, less those that
     * open sales already offer; margined instruments are refused. It is never closed out.
     *
     * @return the model
     */
    public static MarginModel cash() {
        return CASH;
    }

    /**
     * A cash account that keeps a part of the value of each purchase for fees and for fills at worse prices than expected.
     *
     * @param reserve fraction of the value, at least 0, for example 0.02: a purchase of 1,000 needs 1,020
     * @return the model
     * @throws IllegalArgumentException if the reserve is negative or not finite
     */
    public static MarginModel cash(double reserve) {
        return new CashMargin(reserve);
    }

    /**
     * Margin on US shares: 50 % of the value to open a position, 25 % to keep a long and 30 % to keep a short one.
     *
     * <p>Source: Federal Reserve Regulation T, 12 CFR 220.12 (50 % long; 150 % of a short, its proceeds included); FINRA Rule 4210(c) (25 %
     * and 30 %). The rule's least amounts per share of a cheap short are not in it; its least equity is
     * {@link RateMargin.Builder#minimumEquity}.
     *
     * @return the model
     */
    public static RateMargin regT() {
        return RateMargin.builder(MarginRates.REG_T).build();
    }

    /**
     * The same leverage for every instrument.
     *
     * @param leverage value over margin of a new position, at least 1, for example 30
     * @param closeout part of that margin below which the account is closed out, from 0 to 1, for example 0.5
     * @return the model
     */
    public static RateMargin leverage(double leverage, double closeout) {
        return RateMargin.builder(MarginRates.leverage(leverage, closeout)).build();
    }
}
