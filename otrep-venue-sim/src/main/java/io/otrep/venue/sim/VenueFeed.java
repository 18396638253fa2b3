package io.otrep.venue.sim;

import io.otrep.account.Activity;
import io.otrep.market.Quote;
import io.otrep.order.OrderEvent;

/** Who is connected to a venue and told what happens there. Called by the venue, single-threaded. */
interface VenueFeed {
    /** Something happened to an order; the frame about it is late by so much, and others may overtake it. */
    void onOrder(OrderEvent event, long lateNanos);

    /** The books changed. */
    void onActivity(Activity activity);

    /** A market moved. */
    void onMarket(Quote quote);

    /** The venue went down. */
    void onVenueDown();

    /** The venue is back. */
    void onVenueUp();
}
