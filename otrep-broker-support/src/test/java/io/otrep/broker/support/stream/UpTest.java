package io.otrep.broker.support.stream;

import static io.otrep.broker.support.stream.MachineBench.QUOTES;
import static io.otrep.broker.support.stream.MachineBench.TRADES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A stream that is up: topics come and go, frames are missed, a venue falls silent. */
class UpTest {
    private final MachineBench bench = new MachineBench(MachineBench.config().build());

    @Test
    void changedTopicsAreAskedForAtOnce() {
        bench.topics(TRADES).start().up().asked();

        bench.topics(QUOTES);

        assertThat(bench.asked()).containsExactly("unsub trades:AAPL", "sub quotes:MSFT");
    }

    @Test
    void sameTopicsAgainAreNotAskedFor() {
        bench.topics(TRADES).start().up().asked();

        bench.topics(TRADES);

        assertThat(bench.asked()).isEmpty();
    }

    @Test
    void changeWhileSubscribingIsMadeUpForWhenUp() {
        bench.topics(TRADES).start().prepared().opened().frames("hello", "welcome");
        bench.asked();

        bench.topics(QUOTES);
        assertThat(bench.asked()).isEmpty();
        bench.frames("subscribed");

        assertThat(bench.asked()).containsExactly("unsub trades:AAPL", "sub quotes:MSFT");
    }

    @Test
    void changeWhileDownIsRemembered() {
        bench.topics(TRADES).start().up().cut().topics(QUOTES).asked();

        bench.nextAttempt().up();

        assertThat(bench.asked())
                .containsExactly("prepare quotes:MSFT", "connect ws://venue/", "login", "sub quotes:MSFT");
    }

    @Test
    void gapOfATopicIsToldAndTheTopicAskedForAgain() {
        MachineBench book = new MachineBench(MachineBench.config().build(), new Book());
        book.topics(TRADES, QUOTES).start().up().asked();

        book.frames("seq 1", "seq 2", "seq 2", "seq 5", "seq 6");

        assertThat(book.asked()).containsExactly("unsub trades:AAPL", "sub trades:AAPL");
        assertThat(book.heard()).containsExactly("up", "gap: trades:AAPL: sequence 5 after 2");
        assertThat(book.machine.phase()).isEqualTo(StreamPhase.UP);
    }

    @Test
    void gapsWithoutEndLeadToANewConnection() {
        MachineBench book = new MachineBench(MachineBench.config().build(), new Book());
        book.topics(TRADES).start().up();

        for (int i = 1; i < 100 && book.machine.phase() == StreamPhase.UP; i++) {
            book.frames("seq " + 2 * i);
        }

        assertThat(book.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
        assertThat(book.asked()).filteredOn("unsub trades:AAPL"::equals).hasSize(8);
    }

    private static final class Book extends VenueProtocol {
        private final Sequence sequence = new Sequence();

        Book() {
            super(MachineBench.PLACE);
        }

        @Override
        void onData(String text, StreamLink link) {
            long before = sequence.last();
            long number = Long.parseLong(text.substring(4));
            if (sequence.accept(number) == Sequence.Step.GAP) {
                link.resubscribe(TRADES, "sequence " + number + " after " + before);
            }
        }
    }

    @Test
    void rejectedTopicIsForgottenAndTold() {
        MachineBench picky = new MachineBench(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE) {
            @Override
            void onData(String text, StreamLink link) {
                link.reject(TRADES, text);
                assertThat(link.topics()).containsExactly(QUOTES);
            }
        });
        picky.topics(TRADES, QUOTES).start().prepared().opened().frames("hello", "welcome", "no such symbol");
        picky.frames("subscribed").cut().asked();

        picky.nextAttempt().up();

        assertThat(picky.forgotten).containsExactly(TRADES);
        assertThat(picky.asked()).contains("sub quotes:MSFT").doesNotContain("unsub trades:AAPL");
        assertThat(picky.heard()).contains("rejected trades:AAPL: no such symbol");
    }

    @Test
    void frameThatCannotBeReadIsAGap() {
        bench.start().up().frames("garbage", "trades 1", "garbage");

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.UP);
        assertThat(bench.heard())
                .containsExactly(
                        "up",
                        "gap: a frame could not be read: IllegalArgumentException not a message",
                        "gap: a frame could not be read: IllegalArgumentException not a message");
    }

    @Test
    void nothingButGarbageEndsTheConnection() {
        bench.start().up();
        for (int i = 0; i < StreamMachine.UNREADABLE_IN_A_ROW; i++) {
            bench.frames("garbage");
        }

        assertThat(bench.machine.phase()).isEqualTo(StreamPhase.BACKOFF);
    }

    @Test
    void mutedChannelEndsTheConnectionAlthoughOthersSpeak() {
        MachineBench watched = new MachineBench(
                MachineBench.config().silence("trades", Duration.ofSeconds(5)).build());
        watched.topics(TRADES).start().up();
        for (int i = 0; i < 20; i++) {
            watched.pass(1_000).frames("trades " + i, "beat");
        }

        watched.pass(2_500).frames("beat").pass(2_499);
        StreamPhase before = watched.machine.phase();
        watched.pass(1);

        assertThat(before).isEqualTo(StreamPhase.UP);
        assertThat(watched.machine.phase()).isNotEqualTo(StreamPhase.UP);
        assertThat(watched.heard()).containsExactly("up", "down: trades was mute for PT5S");
    }

    @Test
    void channelThatIsNotSubscribedMayBeMute() {
        MachineBench watched = new MachineBench(
                MachineBench.config().silence("trades", Duration.ofSeconds(5)).build());

        watched.topics(QUOTES).start().up().pass(60_000);

        assertThat(watched.machine.phase()).isEqualTo(StreamPhase.UP);
    }

    @Test
    void silenceOfAClosedMarketIsNone() {
        AtomicBoolean open = new AtomicBoolean();
        MachineBench watched = new MachineBench(MachineBench.config()
                .silence("trades", Duration.ofSeconds(5), open::get)
                .build());
        watched.topics(TRADES).start().up().pass(3_600_000);
        StreamPhase closed = watched.machine.phase();

        open.set(true);
        watched.pass(4_999);
        StreamPhase opened = watched.machine.phase();
        watched.pass(1_251);

        assertThat(closed).isEqualTo(StreamPhase.UP);
        assertThat(opened).isEqualTo(StreamPhase.UP);
        assertThat(watched.machine.phase()).isNotEqualTo(StreamPhase.UP);
    }

    @Test
    void anythingAtAllBreaksTheSilenceOfTheVenue() {
        MachineBench watched = new MachineBench(MachineBench.config()
                .silence(SilenceRule.ANY, Duration.ofSeconds(5))
                .build());
        watched.start().up().pass(4_000).frames("beat").pass(4_000);
        StreamPhase beating = watched.machine.phase();

        watched.pass(1_000);

        assertThat(beating).isEqualTo(StreamPhase.UP);
        assertThat(watched.heard()).containsExactly("up", "down: the venue was mute for PT5S");
    }

    @Test
    void silenceBeginsAnewWithEveryConnection() {
        MachineBench watched = new MachineBench(
                MachineBench.config().silence("trades", Duration.ofSeconds(5)).build());
        watched.topics(TRADES).start().up().pass(4_000).cut().nextAttempt().up();

        watched.pass(4_000);

        assertThat(watched.machine.phase()).isEqualTo(StreamPhase.UP);
    }

    @Test
    void pingsAreSentWhileUp() {
        MachineBench pinging = new MachineBench(
                MachineBench.config().pingEvery(Duration.ofSeconds(60)).build(), new VenueProtocol(MachineBench.PLACE) {
                    @Override
                    public void onPing(StreamLink link) {
                        link.send("tic");
                    }
                });
        pinging.start().prepared().opened().pass(9_000);
        assertThat(pinging.asked()).doesNotContain("tic");

        pinging.frames("hello", "welcome").pass(180_000);

        assertThat(pinging.asked()).filteredOn("tic"::equals).hasSize(3);
    }

    @Test
    void droppedFramesAreTold() {
        bench.start().up().machine.dropped(12);

        assertThat(bench.heard()).containsExactly("up", "gap: 12 frames dropped, the queue was full");
    }

    @Test
    void listenerThatThrowsEndsNothing() {
        StreamListener thrower = new StreamListener() {
            @Override
            public void onUp(String detail) {
                throw new IllegalStateException("bug");
            }

            @Override
            public void onDown(String detail) {
                throw new IllegalStateException("bug");
            }

            @Override
            public void onGap(String detail) {
                throw new IllegalStateException("bug");
            }
        };
        StreamMachine machine =
                new StreamMachine(MachineBench.config().build(), new VenueProtocol(MachineBench.PLACE), thrower, bench);
        machine.start(0);
        machine.prepared(0, 1, StreamRequest.of(MachineBench.PLACE));
        machine.opened(0);
        machine.frame(new StreamFrame().with("hello", 0));
        machine.frame(new StreamFrame().with("welcome", 0));
        machine.frame(new StreamFrame().with("garbage", 0));
        machine.ended(0, StreamEnd.closed(1000, ""));

        assertThat(machine.phase()).isEqualTo(StreamPhase.BACKOFF);
    }
}
