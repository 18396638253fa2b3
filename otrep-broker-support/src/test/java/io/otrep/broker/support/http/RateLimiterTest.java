package io.otrep.broker.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void callsWithinTheLimitLeaveAtOnceAndLaterOnesWaitInOrder() {
        RateLimiter limiter = RateLimiter.of(2, SECOND, 0, Duration.ofSeconds(3));

        assertThat(waits(limiter, CallKind.READ, 6)).containsExactly(0L, 0L, 1000L, 1000L, 2000L, 2000L);
    }

    @Test
    void aWaitBeyondTheLongestIsRefusedAndTakesNothing() {
        RateLimiter limiter = RateLimiter.of(1, SECOND, 0, SECOND);
        waits(limiter, CallKind.SUBMIT, 2);

        Duration third = limiter.acquire(NOON, CallKind.SUBMIT, 1);
        Duration later = limiter.acquire(NOON.plusMillis(1500), CallKind.SUBMIT, 1);

        assertThat(third).isEqualTo(RateLimiter.REFUSED);
        assertThat(later).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void cancelsHaveRoomOfTheirOwnAndAreNeverRefused() {
        RateLimiter limiter = RateLimiter.of(3, SECOND, 1, Duration.ZERO);
        List<Long> reads = waits(limiter, CallKind.READ, 3);

        List<Long> cancels = waits(limiter, CallKind.CANCEL, 4);

        assertThat(reads).containsExactly(0L, 0L, -1L);
        assertThat(cancels).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void noPeriodSeesMoreCallsThanAllowed() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        RateLimiter limiter = RateLimiter.of(20, SECOND, 5, Duration.ofSeconds(2));
        List<Instant> departures = new ArrayList<>();
        Instant now = NOON;
        int cancelsInPeriod = 0;
        for (int i = 0; i < 5_000; i++) {
            now = now.plusMillis(random.nextInt(60));
            cancelsInPeriod = i % 50 == 0 ? 0 : cancelsInPeriod;
            CallKind kind = random.nextInt(20) == 0 && cancelsInPeriod++ < 2 ? CallKind.CANCEL : CallKind.READ;
            Duration wait = limiter.acquire(now, kind, 1);
            if (!wait.equals(RateLimiter.REFUSED)) {
                departures.add(now.plus(wait));
            }
        }

        departures.sort(null);

        for (int i = 20; i < departures.size(); i++) {
            assertThat(Duration.between(departures.get(i - 20), departures.get(i)))
                    .as("seed %d, call %d", seed, i)
                    .isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void whatTheVenueSaysIsLeftCountsForMore() {
        RateLimiter limiter = RateLimiter.of(200, Duration.ofMinutes(1), 10, Duration.ofMinutes(1));

        limiter.observe(NOON, 12, NOON.plusSeconds(20));

        assertThat(waits(limiter, CallKind.READ, 3)).containsExactly(0L, 0L, 20_000L);
    }

    @Test
    void aResetThatLiesFarAheadHoldsNothingBackForLongerThanAPeriod() {
        RateLimiter limiter = RateLimiter.of(4, Duration.ofMinutes(1), 1, Duration.ofMinutes(1));

        limiter.observe(NOON, 0, Instant.ofEpochSecond(1_772_000_000_000L));

        assertThat(waits(limiter, CallKind.READ, 1)).containsExactly(60_000L);
    }

    @Test
    void aClosedLimitHoldsBackEverythingButCancels() {
        RateLimiter limiter = RateLimiter.of(10, SECOND, 1, Duration.ofMinutes(1));

        limiter.close(NOON.plusSeconds(7));

        assertThat(limiter.acquire(NOON, CallKind.READ, 1)).isEqualTo(Duration.ofSeconds(7));
        assertThat(limiter.acquire(NOON, CallKind.CANCEL, 1)).isZero();
    }

    @Test
    void costsCountSeveralTimesAndNoneCostsNothing() {
        RateLimiter limiter = RateLimiter.of(4, SECOND, 0, SECOND);

        assertThat(limiter.acquire(NOON, CallKind.READ, 3)).isZero();
        assertThat(limiter.acquire(NOON, CallKind.READ, 2)).isEqualTo(SECOND);
        assertThat(limiter.acquire(NOON, CallKind.READ, 0)).isZero();
        assertThat(limiter.acquire(NOON, CallKind.READ, 5)).isEqualTo(RateLimiter.REFUSED);
    }

    @Test
    void limitsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> RateLimiter.of(5, SECOND, 5, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keptForCancels 5");
    }

    private static List<Long> waits(RateLimiter limiter, CallKind kind, int calls) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Duration wait = limiter.acquire(NOON, kind, 1);
            waits.add(wait.equals(RateLimiter.REFUSED) ? -1L : wait.toMillis());
        }
        return waits;
    }
}
