package io.otrep.report;

import io.otrep.market.Nanos;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in UTC. Stateless. */
final class Times {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String date(long nanos) {
        return DATE.format(Nanos.toInstant(nanos));
    }

    static String minute(long nanos) {
        return MINUTE.format(Nanos.toInstant(nanos));
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Days from one time to another, a fraction. */
    static double days(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / (86_400.0 * Nanos.PER_SECOND);
    }
}
