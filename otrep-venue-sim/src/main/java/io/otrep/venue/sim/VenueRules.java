package io.otrep.venue.sim;

import io.otrep.broker.BrokerProfile;
import io.otrep.broker.BrokerProfile.IdScope;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a venue treats ids, how late it shows what it knows, how far away it is, what it can do. Every setting has a default, so that
 * {@code VenueRules.builder().build()} is a fast, well-behaved venue. Immutable and thread-safe.
 */
public final class VenueRules {
    private final IdScope idScope;
    private final DuplicateIds duplicateIds;
    private final int maxIdLength;
    private final String idPattern;
    private final Duration visibilityDelay;
    private final @Nullable Duration usualDelay;
    private final @Nullable Duration deadline;
    private final Duration requestLatency;
    private final Duration replyLatency;
    private final Duration frameLatency;
    private final Duration timeout;
    private final Duration reconnectDelay;
    private final boolean replaceMakesNewId;
    private final boolean ordersSurviveRestart;
    private final boolean numberedFrames;
    private final boolean fundsChecked;
    private final boolean hoursChecked;
    private final Decimal feeRate;
    private final @Nullable Duration feeFinalAfter;
    private final Set<Capability> capabilities;
    private final int rateLimit;
    private final Duration ratePeriod;

    private VenueRules(Builder b) {
        this.idScope = b.idScope;
        this.duplicateIds = b.duplicateIds;
        this.maxIdLength = b.maxIdLength;
        this.idPattern = b.idPattern;
        this.visibilityDelay = b.visibilityDelay;
        this.usualDelay = b.usualDelay;
        this.deadline = b.deadline;
        this.requestLatency = b.requestLatency;
        this.replyLatency = b.replyLatency;
        this.frameLatency = b.frameLatency;
        this.timeout = b.timeout;
        this.reconnectDelay = b.reconnectDelay;
        this.replaceMakesNewId = b.replaceMakesNewId;
        this.ordersSurviveRestart = b.ordersSurviveRestart;
        this.numberedFrames = b.numberedFrames;
        this.fundsChecked = b.fundsChecked;
        this.hoursChecked = b.hoursChecked;
        this.feeRate = b.feeRate;
        this.feeFinalAfter = b.feeFinalAfter;
        this.capabilities = copy(b.capabilities);
        this.rateLimit = b.rateLimit;
        this.ratePeriod = b.ratePeriod;
    }

    private static Set<Capability> copy(Set<Capability> some) {
        EnumSet<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(some);
        return Collections.unmodifiableSet(copy);
    }

    /**
     * Begins rules.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What such a venue can do at the most.
     *
     * @return all but auctions, orders by value, extended hours, previews and history
     */
    public static Set<Capability> supported() {
        EnumSet<Capability> all = EnumSet.allOf(Capability.class);
        all.removeAll(List.of(
                Capability.OPG,
                Capability.CLS,
                Capability.NOTIONAL,
                Capability.EXTENDED_HOURS,
                Capability.PROTECTION_PRICE,
                Capability.PREVIEW,
                Capability.HISTORY));
        return Collections.unmodifiableSet(all);
    }

    /** What a broker tells of these rules. */
    BrokerProfile profile() {
        boolean dedupes = duplicateIds != DuplicateIds.TAKEN;
        return new BrokerProfile(idScope, maxIdLength, idPattern, dedupes, visibilityDelay, deadline);
    }

    IdScope idScope() {
        return idScope;
    }

    DuplicateIds duplicateIds() {
        return duplicateIds;
    }

    int maxIdLength() {
        return maxIdLength;
    }

    String idPattern() {
        return idPattern;
    }

    Duration visibilityDelay() {
        return visibilityDelay;
    }

    @Nullable
    Duration usualDelay() {
        return usualDelay;
    }

    @Nullable
    Duration deadline() {
        return deadline;
    }

    Duration requestLatency() {
        return requestLatency;
    }

    Duration replyLatency() {
        return replyLatency;
    }

    Duration frameLatency() {
        return frameLatency;
    }

    Duration timeout() {
        return timeout;
    }

    Duration reconnectDelay() {
        return reconnectDelay;
    }

    boolean replaceMakesNewId() {
        return replaceMakesNewId;
    }

    boolean ordersSurviveRestart() {
        return ordersSurviveRestart;
    }

    boolean numberedFrames() {
        return numberedFrames;
    }

    boolean fundsChecked() {
        return fundsChecked;
    }

    boolean hoursChecked() {
        return hoursChecked;
    }

    Decimal feeRate() {
        return feeRate;
    }

    @Nullable
    Duration feeFinalAfter() {
        return feeFinalAfter;
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    /** Most requests in a period, 0 for any number. */
    int rateLimit() {
        return rateLimit;
    }

    Duration ratePeriod() {
        return ratePeriod;
    }

    /**
     * A builder with everything these rules have.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.idScope = idScope;
        b.duplicateIds = duplicateIds;
        b.maxIdLength = maxIdLength;
        b.idPattern = idPattern;
        b.visibilityDelay = visibilityDelay;
        b.usualDelay = usualDelay;
        b.deadline = deadline;
        b.requestLatency = requestLatency;
        b.replyLatency = replyLatency;
        b.frameLatency = frameLatency;
        b.timeout = timeout;
        b.reconnectDelay = reconnectDelay;
        b.replaceMakesNewId = replaceMakesNewId;
        b.ordersSurviveRestart = ordersSurviveRestart;
        b.numberedFrames = numberedFrames;
        b.fundsChecked = fundsChecked;
        b.hoursChecked = hoursChecked;
        b.feeRate = feeRate;
        b.feeFinalAfter = feeFinalAfter;
        b.capabilities = capabilities;
        b.rateLimit = rateLimit;
        b.ratePeriod = ratePeriod;
        return b;
    }

    /** Builds {@link VenueRules}. Not thread-safe. */
    public static final class Builder {
        private IdScope idScope = IdScope.FOR_EVER;
        private DuplicateIds duplicateIds = DuplicateIds.REFUSED;
        private int maxIdLength = 64;
        private String idPattern = "[A-Za-z0-9._:-]+";
        private Duration visibilityDelay = Duration.ZERO;
        private @Nullable Duration usualDelay;
        private @Nullable Duration deadline = null;
        private Duration requestLatency = Duration.ofMillis(1);
        private Duration replyLatency = Duration.ofMillis(1);
        private Duration frameLatency = Duration.ofMillis(2);
        private Duration timeout = Duration.ofSeconds(5);
        private Duration reconnectDelay = Duration.ofSeconds(1);
        private boolean replaceMakesNewId = false;
        private boolean ordersSurviveRestart = true;
        private boolean numberedFrames = true;
        private boolean fundsChecked = false;
        private boolean hoursChecked = false;
        private Decimal feeRate = Decimal.ZERO;
        private @Nullable Duration feeFinalAfter = null;
        private Set<Capability> capabilities = supported();
        private int rateLimit;
        private Duration ratePeriod = Duration.ofSeconds(1);

        private Builder() {}

        /**
         * Among which orders a client order id must be unique. Default FOR_EVER.
         *
         * @param idScope the scope
         * @return this
         */
        public Builder idScope(IdScope idScope) {
            this.idScope = Objects.requireNonNull(idScope, "idScope");
            return this;
        }

        /**
         * What becomes of an id that was seen before, in that scope. Default REFUSED.
         *
         * @param duplicateIds what the venue does
         * @return this
         */
        public Builder duplicateIds(DuplicateIds duplicateIds) {
            this.duplicateIds = Objects.requireNonNull(duplicateIds, "duplicateIds");
            return this;
        }

        /**
         * Longest client order id. Default 64.
         *
         * @param maxIdLength at least 16
         * @return this
         */
        public Builder maxIdLength(int maxIdLength) {
            this.maxIdLength = maxIdLength;
            return this;
        }

        /**
         * What client order ids must match. Default letters, digits, {@code ._:-}.
         *
         * @param idPattern a regular expression
         * @return this
         */
        public Builder idPattern(String idPattern) {
            this.idPattern = Objects.requireNonNull(idPattern, "idPattern");
            return this;
        }

        /**
         * How far behind the answers of queries may be, as the broker says: never older than this. Default 0.
         *
         * @param visibilityDelay at least 0
         * @return this
         */
        public Builder visibilityDelay(Duration visibilityDelay) {
            this.visibilityDelay = Objects.requireNonNull(visibilityDelay, "visibilityDelay");
            return this;
        }

        /**
         * How far behind the answers of queries usually are. Default: always as far as {@link #visibilityDelay} allows, which is the
         * worst case; with a smaller one, {@link FaultKind#QUERY_STALE} makes orders come and go.
         *
         * @param usualDelay at least 0 and not above the visibility delay, or null for as far as that
         * @return this
         */
        public Builder usualDelay(@Nullable Duration usualDelay) {
            this.usualDelay = usualDelay;
            return this;
        }

        /**
         * How long after it left a new order or a replace is taken; a later one is refused. Default: none, it is taken whenever it comes.
         *
         * @param deadline above 0, or null for none
         * @return this
         */
        public Builder deadline(@Nullable Duration deadline) {
            this.deadline = deadline;
            return this;
        }

        /**
         * From the broker to the venue. Default 1 ms.
         *
         * @param requestLatency at least 0
         * @return this
         */
        public Builder requestLatency(Duration requestLatency) {
            this.requestLatency = Objects.requireNonNull(requestLatency, "requestLatency");
            return this;
        }

        /**
         * From the venue back to the broker. Default 1 ms.
         *
         * @param replyLatency at least 0
         * @return this
         */
        public Builder replyLatency(Duration replyLatency) {
            this.replyLatency = Objects.requireNonNull(replyLatency, "replyLatency");
            return this;
        }

        /**
         * From the venue to the end of a stream. Default 2 ms.
         *
         * @param frameLatency at least 0
         * @return this
         */
        public Builder frameLatency(Duration frameLatency) {
            this.frameLatency = Objects.requireNonNull(frameLatency, "frameLatency");
            return this;
        }

        /**
         * How long a broker waits for an answer before its outcome is unknown. Default 5 s.
         *
         * @param timeout above 0
         * @return this
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * How long after the venue is back a stream is up again. Default 1 s.
         *
         * @param reconnectDelay at least 0
         * @return this
         */
        public Builder reconnectDelay(Duration reconnectDelay) {
            this.reconnectDelay = Objects.requireNonNull(reconnectDelay, "reconnectDelay");
            return this;
        }

        /**
         * Whether a replace gives the order a new venue id. Default false.
         *
         * @param replaceMakesNewId true if it does
         * @return this
         */
        public Builder replaceMakesNewId(boolean replaceMakesNewId) {
            this.replaceMakesNewId = replaceMakesNewId;
            return this;
        }

        /**
         * Whether open orders survive a restart of the venue; otherwise they expire. Default true.
         *
         * @param ordersSurviveRestart true if they do
         * @return this
         */
        public Builder ordersSurviveRestart(boolean ordersSurviveRestart) {
            this.ordersSurviveRestart = ordersSurviveRestart;
            return this;
        }

        /**
         * Whether frames are numbered, so that a broker notices a lost one and says so by {@code onGap}. Default true.
         *
         * @param numberedFrames true if they are
         * @return this
         */
        public Builder numberedFrames(boolean numberedFrames) {
            this.numberedFrames = numberedFrames;
            return this;
        }

        /**
         * Whether buys beyond the cash are refused. Default false.
         *
         * @param fundsChecked true if they are
         * @return this
         */
        public Builder fundsChecked(boolean fundsChecked) {
            this.fundsChecked = fundsChecked;
            return this;
        }

        /**
         * Whether new orders outside the regular session of the instrument's calendar are refused. Default false.
         *
         * @param hoursChecked true if they are
         * @return this
         */
        public Builder hoursChecked(boolean hoursChecked) {
            this.hoursChecked = hoursChecked;
            return this;
        }

        /**
         * Fee of an execution as a part of its value, in the quote currency, rounded to 4 places. Default 0.
         *
         * @param feeRate 0.001 takes a tenth of a percent
         * @return this
         */
        public Builder feeRate(Decimal feeRate) {
            this.feeRate = Objects.requireNonNull(feeRate, "feeRate");
            return this;
        }

        /**
         * Until when a fee is estimated, at twice the rate: a fee adjustment of its own gives the final fee. Default: fees are final at once.
         *
         * @param feeFinalAfter above 0, or null for at once
         * @return this
         */
        public Builder feeFinalAfter(@Nullable Duration feeFinalAfter) {
            this.feeFinalAfter = feeFinalAfter;
            return this;
        }

        /**
         * What the venue can do, for every class of instrument. Default: all that it supports, see {@link #supported()}.
         *
         * @param capabilities a part of what is supported
         * @return this
         */
        public Builder capabilities(Set<Capability> capabilities) {
            this.capabilities = Objects.requireNonNull(capabilities, "capabilities");
            return this;
        }

        /**
         * Most requests and queries in a period; more are refused with RATE_LIMIT. Default: any number.
         *
         * @param requests above 0
         * @param period above 0
         * @return this
         */
        public Builder rateLimit(int requests, Duration period) {
            this.rateLimit = requests;
            this.ratePeriod = Objects.requireNonNull(period, "period");
            return this;
        }

        /**
         * Makes the rules.
         *
         * @return the rules
         * @throws IllegalArgumentException naming every violation at once
         */
        public VenueRules build() {
            List<String> found = new ArrayList<>();
            requireAtLeast(found, "maxIdLength", maxIdLength >= 16, maxIdLength, "16");
            requireNotNegative(found, "visibilityDelay", visibilityDelay);
            requireNotNegative(found, "requestLatency", requestLatency);
            requireNotNegative(found, "replyLatency", replyLatency);
            requireNotNegative(found, "frameLatency", frameLatency);
            requireNotNegative(found, "reconnectDelay", reconnectDelay);
            if (usualDelay != null && (usualDelay.isNegative() || usualDelay.compareTo(visibilityDelay) > 0)) {
                found.add(
                        "usualDelay must be from 0 to visibilityDelay " + visibilityDelay + ", but was " + usualDelay);
            }
            requirePositive(found, "timeout", timeout);
            requirePositive(found, "deadline", deadline);
            requirePositive(found, "feeFinalAfter", feeFinalAfter);
            requirePositive(found, "ratePeriod", ratePeriod);
            requireAtLeast(found, "rateLimit", rateLimit >= 0, rateLimit, "0");
            requireAtLeast(found, "feeRate", feeRate.signum() >= 0, feeRate, "0");
            if (!supported().containsAll(capabilities)) {
                found.add("capabilities must be among " + supported() + ", but were " + capabilities);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("venue rules: " + String.join("; ", found));
            }
            return new VenueRules(this);
        }

        private static void requireAtLeast(List<String> found, String what, boolean holds, Object value, String least) {
            if (!holds) {
                found.add(what + " must be at least " + least + ", but was " + value);
            }
        }

        private static void requireNotNegative(List<String> found, String what, Duration value) {
            requireAtLeast(found, what, !value.isNegative(), value, "0");
        }

        private static void requirePositive(List<String> found, String what, @Nullable Duration value) {
            if (value != null && (value.isNegative() || value.isZero())) {
                found.add(what + " must be above 0, but was " + value);
            }
        }
    }
}
