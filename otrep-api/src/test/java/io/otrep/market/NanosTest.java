package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999999999Z, -1",
        "1970-01-01T00:00:01.000000002Z, 1000000002",
        "2001-09-09T01:46:40Z, 1000000000000000000",
        "1677-09-21T00:12:43.145224192Z, -9223372036854775808",
        "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
    })
    void instantHasItsNanoseconds(Instant instant, long nanos) {
        assertThat(Nanos.of(instant)).isEqualTo(nanos);
        assertThat(Nanos.clamped(instant)).isEqualTo(nanos);
        assertThat(Nanos.toInstant(nanos)).isEqualTo(instant);
    }

    @Test
    void everyLongComesBack() {
        long seed = 31;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(64);

            assertThat(Nanos.of(Nanos.toInstant(nanos)))
                    .as("seed %d #%d", seed, i)
                    .isEqualTo(nanos);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1677-09-21T00:12:43.145224191Z",
                "2262-04-11T23:47:16.854775808Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
            })
    void instantOutsideIsRefusedOrClamped(Instant instant) {
        assertThatThrownBy(() -> Nanos.of(instant))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must lie between 1677-09-21 and 2262-04-11, but was " + instant);
        assertThat(Nanos.clamped(instant)).isEqualTo(instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
}
