package io.otrep.risk;

import io.otrep.account.Account;
import io.otrep.account.EquityQuality;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.WorkingOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What gates and sizers may look at: positions, working and unknown orders, marks, rates, equity, session, loop time.
 *
 * <p>Instruments are numbered: a <em>slot</em> is an index from 0 below {@link #instrumentCount()}, stable for the life of the engine.
 * Values that are not known are NaN, never 0. Measurements are in the units stated; values are signed by position. Exposure of working
 * orders counts as if it filled: it includes orders whose outcome is unknown, takes the larger of old and new terms of a replace, the
 * larger sibling of an OCO pair, and nothing for a reduce-only exit.
 *
 * <p>Read on the engine loop only, during a callback; nothing here allocates.
 */
public interface RiskView {
    /**
     * Loop time.
     *
     * @return nanoseconds since 1970
     */
    long timeNanos();

    /**
     * The currency that equity and values are in.
     *
     * @return the base currency
     */
    Currency baseCurrency();

    /**
     * How many instruments there are.
     *
     * @return slots go from 0 to this minus 1
     */
    int instrumentCount();

    /**
     * The instrument of a slot.
     *
     * @param slot its number
     * @return the instrument
     */
    Instrument instrument(int slot);

    /**
     * The slot of an instrument.
     *
     * @param instrument which
     * @return its number, -1 if the engine does not know it
     */
    int slot(Instrument instrument);

    /**
     * Units held, ours and external.
     *
     * @param slot which instrument
     * @return negative if short
     */
    double position(int slot);

    /**
     * Units held that are ours.
     *
     * @param slot which instrument
     * @return negative if short
     */
    double ownedPosition(int slot);

    /**
     * Units that working and unknown buy orders may still add.
     *
     * @param slot which instrument
     * @return at least 0
     */
    double workingBuy(int slot);

    /**
     * Units that working and unknown sell orders may still take.
     *
     * @param slot which instrument
     * @return at least 0
     */
    double workingSell(int slot);

    /**
     * The working and unknown orders of an instrument, oldest first.
     *
     * @param slot which instrument
     * @return a live list
     */
    List<? extends WorkingOrder> workingOrders(int slot);

    /**
     * How many orders work or are unknown, over all instruments.
     *
     * @return at least 0
     */
    int workingOrderCount();

    /**
     * What the position is valued at: the last trade clamped to bid and ask in session, the close outside.
     *
     * @param slot which instrument
     * @return in the quote currency, NaN if no price was seen
     */
    double mark(int slot);

    /**
     * When the mark was measured.
     *
     * @param slot which instrument
     * @return nanoseconds since 1970; {@link Long#MIN_VALUE} if never
     */
    long markTimeNanos(int slot);

    /**
     * Best bid.
     *
     * @param slot which instrument
     * @return in the quote currency, NaN if no quote was seen
     */
    double bid(int slot);

    /**
     * Best offer.
     *
     * @param slot which instrument
     * @return in the quote currency, NaN if no quote was seen
     */
    double ask(int slot);

    /**
     * The price of the day that collars refer to: the last mark of the day before.
     *
     * @param slot which instrument
     * @return in the quote currency, NaN if not known
     */
    double referencePrice(int slot);

    /**
     * Whether the venue trades it just now, as it says.
     *
     * @param slot which instrument
     * @return the status, TRADING until the venue says otherwise
     */
    InstrumentStatus status(int slot);

    /**
     * Whether its regular session is open at loop time.
     *
     * @param slot which instrument
     * @return true if open
     */
    boolean isInSession(int slot);

    /**
     * What a unit of its quote currency is worth.
     *
     * @param slot which instrument
     * @return in the base currency; 1 if they are the same; NaN if not known
     */
    double rate(int slot);

    /**
     * When that rate was measured.
     *
     * @param slot which instrument
     * @return nanoseconds since 1970; {@link Long#MAX_VALUE} if the currencies are the same
     */
    long rateTimeNanos(int slot);

    /**
     * Value of a unit at its mark: mark, multiplier and rate.
     *
     * @param slot which instrument
     * @return in the base currency, NaN if not known
     */
    default double unitValue(int slot) {
        return mark(slot) * instrument(slot).multiplierAsDouble() * rate(slot);
    }

    /**
     * Equity of the book: cash and positions at their marks, external ones included.
     *
     * @return in the base currency, NaN if not known
     */
    double equity();

    /**
     * How far that equity can be trusted.
     *
     * @return the quality
     */
    EquityQuality equityQuality();

    /**
     * Deposits minus withdrawals since the engine began.
     *
     * @return in the base currency
     */
    double cumulativeFlow();

    /**
     * What the venue of an instrument says about the account.
     *
     * @param slot which instrument
     * @return its last statement, null before the first
     */
    @Nullable
    Account account(int slot);

    /**
     * Cash in the account that an instrument is traded on, in the instrument's currency, settled or not, by our books.
     *
     * @param slot which instrument
     * @return in that currency, negative if borrowed; NaN if not known
     */
    default double cash(int slot) {
        return Double.NaN;
    }

    /**
     * The worst trading state that counts for an instrument.
     *
     * @param slot which instrument
     * @return the worst of engine, route and instrument
     */
    TradingState tradingState(int slot);
}
