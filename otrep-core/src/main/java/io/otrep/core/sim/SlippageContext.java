package io.otrep.core.sim;

import io.otrep.market.Instrument;

/** What a slippage model may know of the market. Single-threaded: read only during the call. Unknown numbers are NaN. */
public interface SlippageContext {
    /**
     * What is traded.
     *
     * @return the instrument
     */
    Instrument instrument();

    /**
     * Units traded in the event that fills: the volume of a bar, the size of a trade or a quote.
     *
     * @return the units or NaN
     */
    double volume();

    /**
     * Exponential average of the volume of bars, over about 20 of them.
     *
     * @return the units or NaN
     */
    double averageVolume();

    /**
     * Standard deviation of the change of close to close, relative, over about 20 bars.
     *
     * @return for example 0.01 for 1 %, or NaN
     */
    double barVolatility();

    /**
     * Best bid known.
     *
     * @return the price or NaN
     */
    double bid();

    /**
     * Best ask known.
     *
     * @return the price or NaN
     */
    double ask();
}
