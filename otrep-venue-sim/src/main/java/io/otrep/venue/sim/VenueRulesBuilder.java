package io.otrep.venue.sim;

import io.otrep.broker.BrokerProfile.IdScope;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds {@link VenueRules}. Not thread-safe. */
public final class VenueRulesBuilder {
    IdScope idScope = IdScope.FOR_EVER;
    DuplicateIds duplicateIds = DuplicateIds.REFUSED;
    int maxIdLength = 64;
    String idPattern = "[A-Za-z0-9._:-]+";
    Duration visibilityDelay = Duration.ZERO;

    @Nullable
    Duration usualDelay;

    @Nullable
    Duration deadline = null;

    Duration requestLatency = Duration.ofMillis(1);
    Duration replyLatency = Duration.ofMillis(1);
    Duration frameLatency = Duration.ofMillis(2);
    Duration timeout = Duration.ofSeconds(5);
    Duration reconnectDelay = Duration.ofSeconds(1);
    boolean replaceMakesNewId = false;
    boolean ordersSurviveRestart = true;
    boolean numberedFrames = true;
    boolean fundsChecked = false;
    boolean hoursChecked = false;
    Decimal feeRate = Decimal.ZERO;

    @Nullable
    Duration feeFinalAfter = null;

    Set<Capability> capabilities = VenueRules.supported();
    int rateLimit;
    Duration ratePeriod = Duration.ofSeconds(1);

    VenueRulesBuilder() {}

    /**
     * Among which orders a client order id must be unique. Default FOR_EVER.
     *
     * @param idScope the scope
     * @return this
     */
    public VenueRulesBuilder idScope(IdScope idScope) {
        this.idScope = Objects.requireNonNull(idScope, "idScope");
        return this;
    }

    /**
     * What becomes of an id that was seen before, in that scope. Default REFUSED.
     *
     * @param duplicateIds what the venue does
     * @return this
     */
    public VenueRulesBuilder duplicateIds(DuplicateIds duplicateIds) {
        this.duplicateIds = Objects.requireNonNull(duplicateIds, "duplicateIds");
        return this;
    }

    /**
     * Longest client order id. Default 64.
     *
     * @param maxIdLength at least 16
     * @return this
     */
    public VenueRulesBuilder maxIdLength(int maxIdLength) {
        this.maxIdLength = maxIdLength;
        return this;
    }

    /**
     * What client order ids must match. Default letters, digits, {@code ._:-}.
     *
     * @param idPattern a regular expression
     * @return this
     */
    public VenueRulesBuilder idPattern(String idPattern) {
        this.idPattern = Objects.requireNonNull(idPattern, "idPattern");
        return this;
    }

    /**
     * How far behind the answers of queries may be, as the broker says: never older than this. Default 0.
     *
     * @param visibilityDelay at least 0
     * @return this
     */
    public VenueRulesBuilder visibilityDelay(Duration visibilityDelay) {
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
    public VenueRulesBuilder usualDelay(@Nullable Duration usualDelay) {
        this.usualDelay = usualDelay;
        return this;
    }

    /**
     * How long after it left a new order or a replace is taken; a later one is refused. Default: none, it is taken whenever it comes.
     *
     * @param deadline above 0, or null for none
     * @return this
     */
    public VenueRulesBuilder deadline(@Nullable Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    /**
     * From the broker to the venue. Default 1 ms.
     *
     * @param requestLatency at least 0
     * @return this
     */
    public VenueRulesBuilder requestLatency(Duration requestLatency) {
        this.requestLatency = Objects.requireNonNull(requestLatency, "requestLatency");
        return this;
    }

    /**
     * From the venue back to the broker. Default 1 ms.
     *
     * @param replyLatency at least 0
     * @return this
     */
    public VenueRulesBuilder replyLatency(Duration replyLatency) {
        this.replyLatency = Objects.requireNonNull(replyLatency, "replyLatency");
        return this;
    }

    /**
     * From the venue to the end of a stream. Default 2 ms.
     *
     * @param frameLatency at least 0
     * @return this
     */
    public VenueRulesBuilder frameLatency(Duration frameLatency) {
        this.frameLatency = Objects.requireNonNull(frameLatency, "frameLatency");
        return this;
    }

    /**
     * How long a broker waits for an answer before its outcome is unknown. Default 5 s.
     *
     * @param timeout above 0
     * @return this
     */
    public VenueRulesBuilder timeout(Duration timeout) {
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * How long after the venue is back a stream is up again. Default 1 s.
     *
     * @param reconnectDelay at least 0
     * @return this
     */
    public VenueRulesBuilder reconnectDelay(Duration reconnectDelay) {
        this.reconnectDelay = Objects.requireNonNull(reconnectDelay, "reconnectDelay");
        return this;
    }

    /**
     * Whether a replace gives the order a new venue id. Default false.
     *
     * @param replaceMakesNewId true if it does
     * @return this
     */
    public VenueRulesBuilder replaceMakesNewId(boolean replaceMakesNewId) {
        this.replaceMakesNewId = replaceMakesNewId;
        return this;
    }

    /**
     * Whether open orders survive a restart of the venue; otherwise they expire. Default true.
     *
     * @param ordersSurviveRestart true if they do
     * @return this
     */
    public VenueRulesBuilder ordersSurviveRestart(boolean ordersSurviveRestart) {
        this.ordersSurviveRestart = ordersSurviveRestart;
        return this;
    }

    /**
     * Whether frames are numbered, so that a broker notices a lost one and says so by {@code onGap}. Default true.
     *
     * @param numberedFrames true if they are
     * @return this
     */
    public VenueRulesBuilder numberedFrames(boolean numberedFrames) {
        this.numberedFrames = numberedFrames;
        return this;
    }

    /**
     * Whether buys beyond the cash are refused. Default false.
     *
     * @param fundsChecked true if they are
     * @return this
     */
    public VenueRulesBuilder fundsChecked(boolean fundsChecked) {
        this.fundsChecked = fundsChecked;
        return this;
    }

    /**
     * Whether new orders outside the regular session of the instrument's calendar are refused. Default false.
     *
     * @param hoursChecked true if they are
     * @return this
     */
    public VenueRulesBuilder hoursChecked(boolean hoursChecked) {
        this.hoursChecked = hoursChecked;
        return this;
    }

    /**
     * Fee of an execution as a part of its value, in the quote currency, rounded to 4 places. Default 0.
     *
     * @param feeRate 0.001 takes a tenth of a percent
     * @return this
     */
    public VenueRulesBuilder feeRate(Decimal feeRate) {
        this.feeRate = Objects.requireNonNull(feeRate, "feeRate");
        return this;
    }

    /**
     * Until when a fee is estimated, at twice the rate: a fee adjustment of its own gives the final fee. Default: fees are final at once.
     *
     * @param feeFinalAfter above 0, or null for at once
     * @return this
     */
    public VenueRulesBuilder feeFinalAfter(@Nullable Duration feeFinalAfter) {
        this.feeFinalAfter = feeFinalAfter;
        return this;
    }

    /**
     * What the venue can do, for every class of instrument. Default: all that it supports, see {@link VenueRules#supported()}.
     *
     * @param capabilities a part of what is supported
     * @return this
     */
    public VenueRulesBuilder capabilities(Set<Capability> capabilities) {
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
    public VenueRulesBuilder rateLimit(int requests, Duration period) {
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
            found.add("usualDelay must be from 0 to visibilityDelay " + visibilityDelay + ", but was " + usualDelay);
        }
        requirePositive(found, "timeout", timeout);
        requirePositive(found, "deadline", deadline);
        requirePositive(found, "feeFinalAfter", feeFinalAfter);
        requirePositive(found, "ratePeriod", ratePeriod);
        requireAtLeast(found, "rateLimit", rateLimit >= 0, rateLimit, "0");
        requireAtLeast(found, "feeRate", feeRate.signum() >= 0, feeRate, "0");
        if (!VenueRules.supported().containsAll(capabilities)) {
            found.add("capabilities must be among " + VenueRules.supported() + ", but were " + capabilities);
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
