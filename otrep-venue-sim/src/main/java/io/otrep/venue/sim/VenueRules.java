package io.otrep.venue.sim;

import io.otrep.broker.BrokerProfile;
import io.otrep.broker.BrokerProfile.IdScope;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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

    VenueRules(VenueRulesBuilder b) {
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
    public static VenueRulesBuilder builder() {
        return new VenueRulesBuilder();
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
    public VenueRulesBuilder toBuilder() {
        VenueRulesBuilder b = new VenueRulesBuilder();
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
}
