package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalendarAllocationTest {
    private static final int EVENTS = 200_000;

    @ParameterizedTest
    @EnumSource
    void eventsAreLookedUpWithoutAllocating(NaiveCalendar naive) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long warm = walk(naive.real);
        long before = threads.getCurrentThreadAllocatedBytes();

        long seen = walk(naive.real);

        long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(seen).isEqualTo(warm).isPositive();
        assertThat(allocatedBytes).as("bytes for %s events", EVENTS).isLessThan(EVENTS / 10);
    }

    /** One event every 47 minutes from 2005: about eighteen years. */
    private static long walk(TradingCalendar calendar) {
        long epochNanos = Nanos.clamped(Instant.parse("2005-01-01T00:00:00Z"));
        long seen = 0;
        for (int event = 0; event < EVENTS; event++) {
            epochNanos += 47L * 60 * 1_000_000_000;
            seen += calendar.segmentAt(epochNanos).ordinal();
            seen += calendar.isOpen(epochNanos) ? 1 : 0;
            seen += calendar.tradingDate(epochNanos).getDayOfMonth();
        }
        return seen;
    }
}
