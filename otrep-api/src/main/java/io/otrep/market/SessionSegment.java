package io.otrep.market;

/**
 * The part of a trading day an instant falls in, as {@link TradingCalendar#segmentAt(long)} tells it.
 *
 * <p>At any instant a calendar is in exactly one segment; {@link #CLOSED} is one of them. On US equities at 09:29:59
 * New York it is {@link #PRE}, at 09:30:00 it is {@link #REGULAR}.
 *
 * <p>Immutable and thread-safe.
 */
public enum SessionSegment {
    /** Before the regular session: on US equities 04:00 to 09:30 New York. */
    PRE,
    /** The regular session, the one a {@link Session} states. */
    REGULAR,
    /** After the regular session: on US equities 16:00 to 20:00 New York, 13:00 to 17:00 on a half day. */
    POST,
    /** Between the extended hours of two days, on the venues that offer it: on US equities 20:00 to 04:00 New York. */
    OVERNIGHT,
    /**
     * A period in which orders are collected for one uncrossing. The standard calendars never answer it, their auctions
     * are instants ({@link Session#openingAuction()}, {@link Session#closingAuction()}); it is here for a host's own
     * calendar of a venue with auction periods.
     */
    AUCTION,
    /** No trading. */
    CLOSED;

    /** Whether orders can meet in this segment on some venue: every segment but {@link #CLOSED}. */
    public boolean isTrading() {
        return this != CLOSED;
    }
}
