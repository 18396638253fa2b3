package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final LocalDate DATE = LocalDate.of(2024, 11, 29);
    private static final Instant OPEN = Instant.parse("2024-11-29T14:30:00Z");
    private static final Instant CLOSE = Instant.parse("2024-11-29T18:00:00Z");

    @Test
    void containsItsOpenAndNotItsClose() {
        Session session = new Session(DATE, OPEN, CLOSE);

        assertThat(session.contains(OPEN)).isTrue();
        assertThat(session.contains(CLOSE.minusNanos(1))).isTrue();
        assertThat(session.contains(CLOSE)).isFalse();
        assertThat(session.contains(OPEN.minusNanos(1))).isFalse();
    }

    @Test
    void auctionsAreAtItsEnds() {
        Session session = new Session(DATE, OPEN, CLOSE);

        assertThat(session.openingAuction()).isEqualTo(OPEN);
        assertThat(session.closingAuction()).isEqualTo(CLOSE);
        assertThat(session.length()).isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void endsAreTheSameInNanoseconds() {
        Session session = new Session(DATE, OPEN, CLOSE.plusNanos(7));

        // date -u -d 2024-11-29T14:30Z +%s
        assertThat(session.openNanos()).isEqualTo(1_732_890_600_000_000_000L);
        assertThat(session.closeNanos()).isEqualTo(1_732_903_200_000_000_007L);
    }

    @Test
    void closeThatIsNotLaterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Session(DATE, OPEN, OPEN))
                .withMessage("close 2024-11-29T14:30:00Z of the session of 2024-11-29 is not after its open"
                        + " 2024-11-29T14:30:00Z; give a later close");
    }

    @Test
    void nanosecondsAndInstantsRoundTrip() {
        long seed = 7L;
        Random random = new Random(seed);

        for (int draw = 0; draw < 10_000; draw++) {
            long nanos = random.nextLong();
            assertThat(Nanos.clamped(Nanos.toInstant(nanos)))
                    .as("seed %s draw %s", seed, draw)
                    .isEqualTo(nanos);
        }
        assertThat(Nanos.clamped(Nanos.toInstant(Long.MIN_VALUE + 1))).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(Nanos.clamped(Nanos.toInstant(-1))).isEqualTo(-1);
    }

    @Test
    void instantsOutsideTheRangeOfNanosecondsAreClamped() {
        assertThat(Nanos.clamped(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.clamped(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onlyClosedIsNotTrading() {
        assertThat(SessionSegment.values())
                .filteredOn(segment -> !segment.isTrading())
                .containsExactly(SessionSegment.CLOSED);
    }
}
