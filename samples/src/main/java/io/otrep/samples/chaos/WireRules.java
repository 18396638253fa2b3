package io.otrep.samples.chaos;

import io.otrep.broker.BrokerProfile;
import java.time.Duration;

/**
 * What the way between two processes adds to a venue's promises. A venue that ends the time of a request counts from when it left the other process; one
 * that shows things in time counts from when it was asked. Both processes read the same clock, so the link can hold a venue to both: it refuses what was
 * under way for longer than {@link #WAY}, and answers no question from a state that is behind the clock by more than {@link #BEHIND}. Immutable.
 */
record WireRules(BrokerProfile venues) {
    /** How long a request may be under way between the processes. */
    static final Duration WAY = Duration.ofMillis(250);

    /** How far the venue's time may be behind the clock when it answers. */
    static final Duration BEHIND = Duration.ofMillis(250);

    /** What is promised to the other process. */
    BrokerProfile promised() {
        Duration deadline = venues.deadline();
        return new BrokerProfile(
                venues.idScope(),
                venues.maxIdLength(),
                venues.idPattern(),
                venues.dedupesOnId(),
                venues.visibilityDelay().plus(BEHIND),
                deadline == null ? null : deadline.plus(WAY));
    }

    boolean isTooOld(long leftNanos, long venueNanos) {
        return venues.deadline() != null && venueNanos - leftNanos > WAY.toNanos();
    }

    /** The answer itself took a moment to come back, so that the state is a little older than the venue's time. */
    boolean isBehind(long askedNanos, long venueNanos) {
        return venueNanos < askedNanos - BEHIND.toNanos() / 2;
    }
}
