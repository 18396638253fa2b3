package io.otrep.broker.tck;

import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.util.List;

/** Terms in lots and ticks, so that they mean the same for every instrument; with the first time in force that the venue offers. */
final class Terms {
    private static final List<TimeInForce> USUAL =
            List.of(TimeInForce.GTC, TimeInForce.DAY, TimeInForce.IOC, TimeInForce.FOK);

    private final Listing listing;
    private final TimeInForce resting;
    private final TimeInForce today;

    Terms(Trial trial) {
        this.listing = trial.listing;
        this.resting =
                USUAL.stream().filter(time -> has(trial, time)).findFirst().orElse(TimeInForce.DAY);
        this.today = has(trial, TimeInForce.DAY) ? TimeInForce.DAY : resting;
    }

    private static boolean has(Trial trial, TimeInForce time) {
        return trial.broker().capabilities().has(trial.listing.assetClass(), Capability.valueOf(time.name()));
    }

    static Terms of(Trial trial) {
        return new Terms(trial);
    }

    Decimal lots(int lots) {
        return listing.lot().times(lots);
    }

    OrderRequest.Builder market(Side side, int lots) {
        return OrderRequest.market(listing.instrument(), side, lots(lots)).timeInForce(resting);
    }

    /** A limit order that rests: so many ticks away from the market, on its own side of it. */
    OrderRequest.Builder resting(Side side, int lots, int ticksAway) {
        return limit(side, lots, away(side, ticksAway));
    }

    /** A limit order that takes: so many ticks beyond the other side of the market. */
    OrderRequest.Builder taking(Side side, int lots, int ticksBeyond) {
        Decimal far = side == Side.BUY ? listing.ask() : listing.bid();
        return limit(side, lots, listing.off(far, side.sign() * ticksBeyond));
    }

    /** A stop so many ticks beyond the other side of the market. */
    OrderRequest.Builder stop(Side side, int lots, int ticksBeyond) {
        return OrderRequest.stop(listing.instrument(), side, lots(lots), stopPrice(side, ticksBeyond))
                .timeInForce(resting);
    }

    Decimal stopPrice(Side side, int ticksBeyond) {
        Decimal far = side == Side.BUY ? listing.ask() : listing.bid();
        return listing.off(far, side.sign() * ticksBeyond);
    }

    /** How long an order works that is to rest. */
    TimeInForce resting() {
        return resting;
    }

    /** Where a venue takes an order for today only: in parts of a unit, by value, or outside the session. */
    TimeInForce today() {
        return today;
    }

    private OrderRequest.Builder limit(Side side, int lots, Decimal price) {
        return OrderRequest.limit(listing.instrument(), side, lots(lots), price).timeInForce(resting);
    }

    /** A price on the own side of the market. */
    Decimal away(Side side, int ticks) {
        Decimal near = side == Side.BUY ? listing.bid() : listing.ask();
        return listing.off(near, -side.sign() * ticks);
    }
}
