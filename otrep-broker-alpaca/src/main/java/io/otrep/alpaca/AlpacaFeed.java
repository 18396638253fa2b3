package io.otrep.alpaca;

import java.util.Locale;

/** Where quotes, trades and bars of US equities come from. Immutable. */
public enum AlpacaFeed {
    /** The IEX exchange alone, in real time; every account has it. */
    IEX,
    /** All exchanges, in real time; needs a paid plan. */
    SIP,
    /** All exchanges, 15 minutes late. */
    DELAYED_SIP,
    /** The Blue Ocean venue, at night. */
    BOATS,
    /** One made-up share, {@code FAKEPACA}, at any time of day; has a stream and no history. */
    TEST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
