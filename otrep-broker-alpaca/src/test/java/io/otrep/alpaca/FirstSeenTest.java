package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Nanos;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
    private static final long NOW = nanos("2026-03-10T15:00:00Z");
    private static final long COVERED = nanos("2026-03-03T15:00:00Z");
    private static final long MINUTE = 60_000_000_000L;

    private final FirstSeen seen = new FirstSeen();

    private static long nanos(String time) {
        return Nanos.of(Instant.parse(time));
    }

    private static ActivityWire booking(String id, String more) {
        return ActivityWire.read(JsonReader.of("{\"id\":\"x::%s\",\"activity_type\":\"DIV\"%s}".formatted(id, more)));
    }

    private static ActivityWire dated(String id, String date) {
        return booking(id, ",\"date\":\"" + date + "\"");
    }

    private List<String> look(long nowNanos, long sinceNanos, ActivityWire... found) {
        return seen.since(List.of(found), COVERED, sinceNanos, nowNanos).stream()
                .map(news -> news.wire().family())
                .toList();
    }

    @Test
    void whatTheFirstLookFindsCountsAsMadeWhenItSays() {
        ActivityWire created = booking("a", ",\"date\":\"2026-03-05\",\"created_at\":\"2026-03-10T14:58:00Z\"");
        ActivityWire before = booking("b", ",\"date\":\"2026-03-05\",\"created_at\":\"2026-03-10T14:40:00Z\"");

        assertThat(look(NOW, NOW - 10 * MINUTE, created, before, dated("c", "2026-03-10"), dated("d", "2026-03-07")))
                .containsExactly("a", "c");
    }

    @Test
    void whatALaterLookFindsIsNewsSinceThen() {
        ActivityWire late = dated("late", "2026-03-06");
        look(NOW, NOW - MINUTE);

        List<FirstSeen.Booking> first = seen.since(List.of(late), COVERED, NOW - MINUTE, NOW + 5 * MINUTE);
        List<FirstSeen.Booking> again = seen.since(List.of(late), COVERED, NOW - MINUTE, NOW + 6 * MINUTE);

        assertThat(first).extracting(FirstSeen.Booking::timeNanos).containsExactly(NOW + 5 * MINUTE);
        assertThat(again).as("an answer that was lost is given again").isEqualTo(first);
        assertThat(look(NOW + 60 * MINUTE, NOW + 50 * MINUTE, late)).isEmpty();
    }

    @Test
    void statusThatChangesIsAnotherBooking() {
        String day = ",\"date\":\"2026-03-06\",\"status\":\"%s\"";
        ActivityWire executed = booking("a", day.formatted("executed"));
        ActivityWire canceled = booking("a", day.formatted("canceled"));
        look(NOW, NOW, executed);

        assertThat(look(NOW + MINUTE, NOW, executed, canceled)).containsExactly("a");
    }

    @Test
    void whatLiesBeforeWhatWasLookedThroughIsNotLate() {
        look(NOW, NOW);

        assertThat(look(NOW + MINUTE, NOW, dated("old", "2026-03-02"))).isEmpty();
    }

    @Test
    void widerLookAfterANarrowOneFindsNothingLate() {
        seen.since(List.of(), NOW - MINUTE, NOW, NOW);

        assertThat(look(NOW + MINUTE, NOW, dated("a", "2026-03-06"))).isEmpty();
    }

    @Test
    void monthOldBookingsAreForgottenAndNotTakenForLate() {
        ActivityWire old = dated("a", "2026-03-06");
        look(NOW, NOW, old);
        long later = nanos("2026-04-20T15:00:00Z");
        look(later, later);

        assertThat(look(later + MINUTE, later, old)).isEmpty();
    }
}
