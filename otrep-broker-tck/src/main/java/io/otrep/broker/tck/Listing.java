package io.otrep.broker.tck;

import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.Objects;

/**
 * What a wire double lists for one class of assets, and where its market stands when a case begins. Immutable and thread-safe.
 *
 * @param instrument with tick and step, as the adapter's own query describes it
 * @param bid for example {@code 99.90}, at least 500 ticks above 0
 * @param ask above the bid by 30 ticks at the most
 * @param lot a usual size, at least ten steps, for example {@code 10}; worth far less than what the account holds
 */
public record Listing(Instrument instrument, Decimal bid, Decimal ask, Decimal lot) {
    /** Checks that all parts are there. */
    public Listing {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(bid, "bid");
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(lot, "lot");
        if (!instrument.isOrderable()) {
            throw new IllegalArgumentException(instrument + " has no tick or step; the kit cannot order it");
        }
    }

    /**
     * A listing.
     *
     * @param instrument with tick and step
     * @param bid for example {@code 99.90}
     * @param ask for example {@code 100.10}
     * @param lot for example {@code 10}
     * @return the listing
     */
    public static Listing of(Instrument instrument, String bid, String ask, String lot) {
        return new Listing(instrument, Decimal.parse(bid), Decimal.parse(ask), Decimal.parse(lot));
    }

    /**
     * The class that it stands for.
     *
     * @return the class of its asset
     */
    public AssetClass assetClass() {
        return instrument.asset().assetClass();
    }

    /** So many ticks from a price; negative for below. */
    Decimal off(Decimal price, int ticks) {
        return price.plus(Objects.requireNonNull(instrument.tick(), "tick").times(ticks));
    }
}
