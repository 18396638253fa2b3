package io.otrep.broker.support.stream;

import static io.otrep.broker.support.stream.MachineBench.QUOTES;
import static io.otrep.broker.support.stream.MachineBench.TRADES;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.BrokerException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Connect, authenticate, subscribe: one step after the other, each with its deadline. */
class HandshakeTest {
    private final MachineBench bench = new MachineBench(MachineBench.config().build());

    @Test
    void goesUpStepByStep() {
        bench.topics(TRADES, QUOTES).start();
        assertThat(bench.asked()).containsExactly("prepare trades:AAPL,quotes:MSFT");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.PREPARING);

        bench.prepared();
        assertThat(bench.asked()).containsExactly("connect ws://venue/");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.CONNECTING);

        bench.opened();
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.AUTHENTICATING);

        bench.frames("hello");
        assertThat(bench.asked()).containsExactly("login");

        bench.frames("welcome");
        assertThat(bench.asked()).containsExactly("sub trades:AAPL,quotes:MSFT");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.SUBSCRIBING);
        assertThat(bench.heard()).isEmpty();

        bench.frames("subscribed");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.UP);
        assertThat(bench.heard()).containsExactly("up");
    }

    @Test
    void nothingToSubscribeToIsUpAfterAuthentication() {
        bench.start().prepared().opened().frames("hello", "welcome");

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.UP);
        assertThat(bench.asked()).doesNotContain("sub ");
    }

    @Test
    void wordsOutOfTurnChangeNothing() {
        bench.topics(TRADES).start().prepared().opened().frames("subscribed");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.AUTHENTICATING);

        bench.frames("hello", "welcome", "welcome");
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.SUBSCRIBING);

        bench.frames("subscribed", "subscribed", "welcome");
        assertThat(bench.heard()).containsExactly("up");
        assertThat(bench.asked()).filteredOn(word -> word.startsWith("sub")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARING", "CONNECTING", "AUTHENTICATING", "SUBSCRIBING"})
    void stepThatTakesTooLongEndsTheAttempt(StreamPhase step) {
        StreamConfig config =
                MachineBench.config().deadline(step, Duration.ofSeconds(3)).build();
        MachineBench slow = new MachineBench(config).topics(TRADES).start();
        if (step != StreamPhase.PREPARING) {
            slow.prepared();
        }
        if (step.isOpen()) {
            slow.opened();
        }
        if (step == StreamPhase.SUBSCRIBING) {
            slow.frames("hello", "welcome");
        }

        slow.pass(2_999);
        StreamPhase before = slow.machine.phase();
        slow.machine.tick(Duration.ofSeconds(3).toNanos());

        assertThat(before).isEqualTo(step);
        assertThat(slow.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
        assertThat(slow.connected).isFalse();
        assertThat(slow.heard()).containsExactly("down: no answer within PT3S while " + step);
    }

    @Test
    void lateAnswerOfAnEarlierAttemptIsIgnored() {
        bench.start();
        int first = bench.attempt;
        bench.pass(10_000).nextAttempt();

        bench.machine.prepared(bench.nanos(), first, StreamRequest.of(MachineBench.PLACE));
        bench.machine.notPrepared(bench.nanos(), first, new IllegalStateException("late"));

        assertThat(bench.attempt).isEqualTo(first + 1);
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.PREPARING);
        assertThat(bench.connected).isFalse();
    }

    @Test
    void refusedCredentialsAreNotTriedAgain() {
        bench.start().prepared().opened().frames("hello", "bad login");

        bench.pass(86_400_000);

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.REFUSED);
        assertThat(bench.machine.nextDueNanos()).isEqualTo(StreamMachine.NEVER);
        assertThat(bench.attempt).isEqualTo(1);
        assertThat(bench.connected).isFalse();
        assertThat(bench.heard()).containsExactly("down: refused: bad login", "refused: bad login");
    }

    @Test
    void startAfterRefusalTriesAgain() {
        bench.start().prepared().opened().frames("hello", "bad login");
        bench.start().up();

        assertThat(bench.attempt).isEqualTo(2);
        assertThat(bench.heard()).containsExactly("down: refused: bad login", "refused: bad login", "up");
    }

    @Test
    void startWhileRunningChangesNothing() {
        bench.start().start().up().start();

        assertThat(bench.attempt).isEqualTo(1);
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.UP);
    }

    @ParameterizedTest
    @CsvSource({"401,REFUSED", "403,REFUSED", "404,BACKOFF", "429,BACKOFF", "500,BACKOFF", "503,BACKOFF"})
    void statusInsteadOfAStreamIsJudged(int status, StreamPhase then) {
        bench.start().prepared().ended(StreamEnd.http(status, Duration.ZERO));

        assertThat(bench.machine.phase()).isEqualTo(then);
    }

    @Test
    void failedPreparationIsJudgedByItsKind() {
        BrokerException busy =
                new BrokerException(BrokerException.Kind.RETRYABLE, "busy", Duration.ofSeconds(20), null);
        BrokerException bad = new BrokerException(BrokerException.Kind.FATAL, "bad key", null, null);

        bench.start();
        bench.machine.notPrepared(bench.nanos(), bench.attempt, new CompletionException(busy));
        long waits = bench.machine.nextDueNanos();
        bench.pass(22_000);
        bench.machine.notPrepared(bench.nanos(), bench.attempt, bad);

        assertThat(waits)
                .isBetween(
                        Duration.ofSeconds(20).toNanos(), Duration.ofSeconds(21).toNanos());
        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.REFUSED);
        assertThat(bench.heard())
                .containsExactly(
                        "down: not prepared: BrokerException busy", "refused: not prepared: BrokerException bad key");
    }

    @Test
    void protocolThatThrowsEndsTheAttempt() {
        MachineBench thrower = new MachineBench(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE) {
            @Override
            public void onOpen(StreamLink link) {
                throw new IllegalStateException("bug");
            }
        });

        thrower.start().prepared().opened();

        assertThat(thrower.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
        assertThat(thrower.heard()).containsExactly("down: onOpen threw IllegalStateException bug");
    }

    @Test
    void afterTheProtocolHasGivenUpTheRestOfItsCallChangesNothing() {
        MachineBench eager = new MachineBench(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE) {
            @Override
            public void onOpen(StreamLink link) {
                link.retry("no");
                link.authenticated();
                link.subscribed();
                link.gap("none");
                link.refuse("no");
                link.send("late");
            }
        });

        eager.topics(TRADES).start().prepared().opened();

        assertThat(eager.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
        assertThat(eager.asked()).endsWith("disconnect");
        assertThat(eager.heard()).containsExactly("down: no");
    }

    @Test
    void venueThatOnlyAuthenticatesByHeadersNeedsNoFrames() {
        MachineBench lines = new MachineBench(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE) {
            @Override
            public void onOpen(StreamLink link) {
                link.authenticated();
            }

            @Override
            public void subscribe(Collection<Topic> added, StreamLink link) {
                link.subscribed();
            }
        });

        lines.topics(TRADES).start().prepared().opened();

        assertThat(lines.machine.phase()).isEqualTo(StreamPhase.UP);
        assertThat(lines.asked()).isEqualTo(List.of("prepare trades:AAPL", "connect ws://venue/"));
    }
}
