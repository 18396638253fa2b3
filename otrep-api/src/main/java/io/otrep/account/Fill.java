package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An execution: units of an instrument changed hands at a price. For example 100 AAPL bought at 187.20 with a fee of 1 USD takes
 * 18,721 USD of cash and leaves 100 shares. Immutable and thread-safe.
 */
public final class Fill implements Activity {

    /** Whether an execution gave or took liquidity. */
    public enum Liquidity {
        /** It rested and was met. */
        MAKER,
        /** It met what rested. */
        TAKER,
        /** It was part of an auction. */
        AUCTION,
        /** The venue does not say. */
        UNKNOWN
    }

    private final ActivityKey key;
    private final long timeNanos;
    private final Instrument instrument;
    private final Side side;
    private final Decimal quantity;
    private final Decimal signedQuantity;
    private final Decimal price;
    private final @Nullable Money fee;
    private final boolean feeFinal;
    private final Liquidity liquidity;
    private final @Nullable ClientOrderId clientOrderId;
    private final @Nullable VenueOrderId venueOrderId;

    private Fill(Builder b) {
        this.key = b.key;
        this.timeNanos = b.timeNanos;
        this.instrument = b.instrument;
        this.side = b.side;
        this.quantity = b.quantity;
        this.signedQuantity = b.side == Side.BUY ? b.quantity : b.quantity.negate();
        this.price = b.price;
        this.fee = b.fee;
        this.feeFinal = b.feeFinal;
        this.liquidity = b.liquidity;
        this.clientOrderId = b.clientOrderId;
        this.venueOrderId = b.venueOrderId;
    }

    /**
     * Begins a fill.
     *
     * @param key what makes it the same as another
     * @param timeNanos when, by the venue's clock, nanoseconds since 1970
     * @param instrument what was traded
     * @param side which way
     * @param quantity units, above 0
     * @param price price per unit, in the quote currency, above 0
     * @return a builder
     */
    public static Builder builder(
            ActivityKey key, long timeNanos, Instrument instrument, Side side, Decimal quantity, Decimal price) {
        return new Builder(key, timeNanos, instrument, side, quantity, price);
    }

    @Override
    public ActivityKey key() {
        return key;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * What was traded.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * Which way.
     *
     * @return the side
     */
    public Side side() {
        return side;
    }

    /**
     * Units, above 0.
     *
     * @return the quantity
     */
    public Decimal quantity() {
        return quantity;
    }

    /**
     * The quantity with its side.
     *
     * @return positive for BUY, negative for SELL
     */
    public Decimal signedQuantity() {
        return signedQuantity;
    }

    /**
     * Price per unit, in the quote currency.
     *
     * @return the price
     */
    public Decimal price() {
        return price;
    }

    /**
     * What the venue took for it, in any currency; negative for a rebate; null where it comes as a separate activity.
     *
     * @return the fee or null
     */
    public @Nullable Money fee() {
        return fee;
    }

    /**
     * Whether the fee is final, or estimated until a {@link FeeAdjustment} replaces it.
     *
     * @return true if final
     */
    public boolean isFeeFinal() {
        return feeFinal;
    }

    /**
     * Whether it gave or took liquidity.
     *
     * @return the liquidity
     */
    public Liquidity liquidity() {
        return liquidity;
    }

    /**
     * Our order that it belongs to.
     *
     * @return the id, null if the order is not ours or not known yet
     */
    public @Nullable ClientOrderId clientOrderId() {
        return clientOrderId;
    }

    /**
     * The venue's order that it belongs to.
     *
     * @return the id, null if the venue did not say
     */
    public @Nullable VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /**
     * A builder with everything this fill has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(key, timeNanos, instrument, side, quantity, price)
                .fee(fee, feeFinal)
                .liquidity(liquidity)
                .clientOrderId(clientOrderId)
                .venueOrderId(venueOrderId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fill that
                && key.equals(that.key)
                && timeNanos == that.timeNanos
                && instrument.equals(that.instrument)
                && side == that.side
                && quantity.equals(that.quantity)
                && price.equals(that.price)
                && Objects.equals(fee, that.fee)
                && feeFinal == that.feeFinal
                && liquidity == that.liquidity
                && Objects.equals(clientOrderId, that.clientOrderId)
                && Objects.equals(venueOrderId, that.venueOrderId);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** For example {@code Fill[x:1/e7#0 BUY 100 AAPL@x at 187.2 fee 1 USD]}. */
    @Override
    public String toString() {
        return "Fill[" + key + " " + side + " " + quantity + " " + instrument + " at " + price
                + (fee == null ? "" : " fee " + fee) + "]";
    }

    /** Builds a {@link Fill}. Not thread-safe. */
    public static final class Builder {
        private final ActivityKey key;
        private final long timeNanos;
        private final Instrument instrument;
        private final Side side;
        private final Decimal quantity;
        private final Decimal price;
        private @Nullable Money fee;
        private boolean feeFinal = true;
        private Liquidity liquidity = Liquidity.UNKNOWN;
        private @Nullable ClientOrderId clientOrderId;
        private @Nullable VenueOrderId venueOrderId;

        private Builder(
                ActivityKey key, long timeNanos, Instrument instrument, Side side, Decimal quantity, Decimal price) {
            this.key = Objects.requireNonNull(key, "key");
            this.timeNanos = timeNanos;
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.side = Objects.requireNonNull(side, "side");
            this.quantity = Objects.requireNonNull(quantity, "quantity");
            this.price = Objects.requireNonNull(price, "price");
        }

        /**
         * What the venue took. Default: none.
         *
         * @param fee any currency; negative for a rebate
         * @return this
         */
        public Builder fee(@Nullable Money fee) {
            return fee(fee, true);
        }

        /**
         * What the venue took.
         *
         * @param fee any currency; negative for a rebate
         * @param isFinal false if a {@link FeeAdjustment} will replace it
         * @return this
         */
        public Builder fee(@Nullable Money fee, boolean isFinal) {
            this.fee = fee;
            this.feeFinal = isFinal;
            return this;
        }

        /**
         * Whether it gave or took liquidity. Default UNKNOWN.
         *
         * @param liquidity the liquidity
         * @return this
         */
        public Builder liquidity(Liquidity liquidity) {
            this.liquidity = Objects.requireNonNull(liquidity, "liquidity");
            return this;
        }

        /**
         * Our order. Default: not known.
         *
         * @param clientOrderId the id
         * @return this
         */
        public Builder clientOrderId(@Nullable ClientOrderId clientOrderId) {
            this.clientOrderId = clientOrderId;
            return this;
        }

        /**
         * The venue's order. Default: not said.
         *
         * @param venueOrderId the id
         * @return this
         */
        public Builder venueOrderId(@Nullable VenueOrderId venueOrderId) {
            this.venueOrderId = venueOrderId;
            return this;
        }

        /**
         * Makes the fill.
         *
         * @return the fill
         * @throws IllegalArgumentException naming every violation at once
         */
        public Fill build() {
            List<String> violations = new ArrayList<>();
            if (quantity.signum() <= 0) {
                violations.add("quantity must be above 0, but was " + quantity);
            }
            if (price.signum() <= 0) {
                violations.add("price must be above 0, but was " + price);
            }
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException("fill " + key + ": " + String.join("; ", violations));
            }
            return new Fill(this);
        }
    }
}
