package io.otrep.broker.support.stream;

import static io.otrep.broker.support.stream.MachineBench.TRADES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens after a connection has ended. */
class ReconnectTest {
    @Test
    void outageIsToldOnceAndItsEndToo() {
        MachineBench bench = new MachineBench(MachineBench.config().build());

        bench.start().up().cut();
        for (int i = 0; i < 5; i++) {
            bench.nextAttempt().prepared().cut();
        }
        bench.nextAttempt().up();

        assertThat(bench.heard()).containsExactly("up", "down: cut: IOException reset", "up");
    }

    @Test
    void firstFailureIsToldAlthoughNothingWasUp() {
        MachineBench bench = new MachineBench(MachineBench.config().build());

        bench.start().prepared().cut().nextAttempt().prepared().cut();

        assertThat(bench.heard()).containsExactly("down: cut: IOException reset");
    }

    @Test
    void topicsAreAskedForAgain() {
        MachineBench bench = new MachineBench(MachineBench.config().build());
        bench.topics(TRADES).start().up().cut();
        bench.asked();

        bench.nextAttempt().up();

        assertThat(bench.asked())
                .containsExactly("prepare trades:AAPL", "connect ws://venue/", "login", "sub trades:AAPL");
    }

    @Test
    void waitsGrowToTheirMostAndAreDrawnFromZero() {
        StreamConfig config = MachineBench.config()
                .backoff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .build();
        MachineBench bench = new MachineBench(config).start();
        List<Long> waits = waits(bench, 400);

        for (int n = 0; n < waits.size(); n++) {
            long most = n < 5 ? 100_000_000L << n : 2_000_000_000L;
            assertThat(waits.get(n)).as("wait %d", n).isBetween(0L, most);
        }
        List<Long> late = waits.subList(5, waits.size());
        // evenly from 0 to 2 s: mean 1 s, standard error 2 s / sqrt(12 * 395) = 0.029 s
        assertThat(late.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isBetween(0.9e9, 1.1e9);
        assertThat(late.stream().filter(wait -> wait < 200_000_000L)).isNotEmpty();
    }

    @Test
    void waitsAreThoseOfTheSeed() {
        List<Long> one = waits(new MachineBench(StreamConfig.builder("a", 7).build()).start(), 20);
        List<Long> same = waits(new MachineBench(StreamConfig.builder("b", 7).build()).start(), 20);
        List<Long> other = waits(new MachineBench(StreamConfig.builder("a", 8).build()).start(), 20);

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }

    private static List<Long> waits(MachineBench bench, int count) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = bench.nanos();
            bench.prepared().cut();
            waits.add(bench.machine.nextDueNanos() - from);
            bench.nextAttempt();
        }
        return waits;
    }

    @Test
    void streamThatFallsAtOnceDoesNotBeginTheBackoffAnew() {
        StreamConfig config = MachineBench.config()
                .backoff(Duration.ofMillis(100), Duration.ofSeconds(60))
                .stableAfter(Duration.ofSeconds(30))
                .build();
        MachineBench bench = new MachineBench(config).start();
        long total = 0;
        for (int i = 0; i < 12; i++) {
            bench.up().pass(1_000).cut();
            total += bench.machine.nextDueNanos() - bench.nanos();
            bench.nextAttempt();
        }

        assertThat(total).isGreaterThan(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void stableStreamBeginsTheBackoffAnew() {
        StreamConfig config = MachineBench.config()
                .backoff(Duration.ofMillis(100), Duration.ofSeconds(60))
                .stableAfter(Duration.ofSeconds(30))
                .build();
        MachineBench bench = new MachineBench(config).start();
        waits(bench, 10);

        bench.up().pass(30_000).cut();

        assertThat(bench.machine.nextDueNanos() - bench.nanos()).isBetween(0L, 100_000_000L);
    }

    @Test
    void retryAfterIsWaitedForInFull() {
        MachineBench bench = new MachineBench(MachineBench.config().build()).start();

        bench.prepared().ended(StreamEnd.http(429, Duration.ofSeconds(45)));

        assertThat(bench.machine.nextDueNanos())
                .isBetween(
                        Duration.ofSeconds(45).toNanos(), Duration.ofSeconds(46).toNanos());
    }

    @Test
    void lockOfTheVenueIsWaitedForNotStormed() {
        MachineBench bench = new MachineBench(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE) {
            @Override
            void onData(String text, StreamLink link) {
                link.retry(text, Duration.ofSeconds(90));
            }
        });
        bench.start();

        for (int i = 0; i < 10; i++) {
            bench.prepared().opened().frames("hello", "406 connection limit").nextAttempt();
            bench.pass(0);
            while (bench.machine.phase() == StreamPhase.BACKOFF) {
                bench.pass(100);
            }
        }

        assertThat(bench.attempt).isEqualTo(11);
        assertThat(bench.nowMs).isGreaterThan(10 * 90_000);
    }

    @Test
    void closeCodesAreTheProtocolsToJudge() {
        StreamProtocol protocol = new VenueProtocol(MachineBench.PLACE) {
            @Override
            public StreamVerdict onEnd(StreamEnd end) {
                return end.code() == 4001 ? StreamVerdict.refuse(end.detail()) : StreamVerdict.of(end);
            }
        };
        MachineBench bench = new MachineBench(MachineBench.config().build(), protocol);

        bench.start().up().ended(StreamEnd.closed(1001, "restart")).nextAttempt();
        bench.up().ended(StreamEnd.closed(4001, "key revoked"));

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.REFUSED);
        assertThat(bench.heard())
                .containsExactly(
                        "up",
                        "down: closed by the venue, 1001 restart",
                        "up",
                        "down: refused: closed by the venue, 4001 key revoked",
                        "refused: closed by the venue, 4001 key revoked");
    }

    @Test
    void protocolWhoseJudgementThrowsIsJudgedByDefault() {
        StreamProtocol protocol = new VenueProtocol(MachineBench.PLACE) {
            @Override
            public StreamVerdict onEnd(StreamEnd end) {
                throw new IllegalStateException("bug");
            }
        };
        MachineBench bench = new MachineBench(MachineBench.config().build(), protocol);

        bench.start().prepared().ended(StreamEnd.http(401, Duration.ZERO));

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.REFUSED);
    }

    @Test
    void overflowIsAGapAndAReconnect() {
        MachineBench bench = new MachineBench(MachineBench.config().build());

        bench.start().up().ended(StreamEnd.overflow(64));

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
        assertThat(bench.heard())
                .containsExactly(
                        "up",
                        "gap: overflow: 64 frames waited to be read",
                        "down: overflow: 64 frames waited to be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void nothingHappensAfterClose(int steps) {
        MachineBench bench = new MachineBench(MachineBench.config().build()).topics(TRADES);
        List<Runnable> walk = List.of(
                bench::start,
                bench::prepared,
                bench::opened,
                () -> bench.frames("hello", "welcome"),
                () -> bench.frames("subscribed"));
        walk.subList(0, steps).forEach(Runnable::run);

        bench.machine.close(bench.nanos(), "closed");
        bench.asked();
        bench.heard();
        bench.start().topics().prepared().opened().frames("hello").cut().pass(1_000_000);

        assertThat(bench.connected).isFalse();
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.heard()).isEmpty();
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.CLOSED);
    }

    /** Whatever comes in whatever order: one connection at most, UP and DOWN in turn, no wait that is already over. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderOfInputsKeepsTheRules(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MachineBench bench = new MachineBench(MachineBench.config()
                .pingEvery(Duration.ofSeconds(7))
                .silence("trades", Duration.ofSeconds(5), random::nextBoolean)
                .build());
        String[] frames = {"hello", "welcome", "subscribed", "trades 1", "beat", "garbage", "welcome", "subscribed"};

        for (int i = 0; i < 5_000; i++) {
            switch (random.nextInt(9)) {
                case 0 -> bench.start();
                case 1 -> bench.prepared();
                case 2 -> bench.opened();
                case 3 -> bench.cut();
                case 4 -> bench.topics(random.nextBoolean() ? new Topic[] {TRADES} : new Topic[0]);
                case 5 -> bench.pass(random.nextInt(3_000));
                default -> bench.frames(frames[random.nextInt(frames.length)]);
            }
            assertThat(bench.machine.nextDueNanos())
                    .as("seed %d, input %d", seed, i)
                    .isGreaterThanOrEqualTo(bench.nanos());
        }

        List<String> states = bench.heard().stream()
                .filter(word -> !word.startsWith("gap"))
                .map(word -> word.replaceFirst(":.*", ""))
                .toList();
        assertThat(states).as("seed %d", seed).contains("up", "down");
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i)).as("seed %d, state %d", seed, i).isNotEqualTo(states.get(i - 1));
        }
    }
}
