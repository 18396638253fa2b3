package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bounded queue between the reader and the delivery thread. */
class InboxTest {
    private static final long WAIT_NANOS = 60_000_000_000L;

    private final AtomicLong time = new AtomicLong();
    private final StreamFrame frame = new StreamFrame();

    @Test
    void connectionOpensThenSpeaksThenEnds() {
        Inbox inbox = inbox(4, Overflow.DISCONNECT);
        StreamSink sink = inbox.begin();
        sink.frame("a");
        sink.ended(StreamEnd.closed(1000, ""));
        sink.opened();
        inbox.post(() -> {});

        assertThat(drain(inbox)).containsExactly("WORK", "OPENED", "a", "ENDED 1000", "NOTHING");
    }

    @Test
    void framesKeepTheirOrderAndArrivalRoundAndRoundTheRing() {
        Inbox inbox = inbox(3, Overflow.DISCONNECT);
        StreamSink sink = inbox.begin();
        for (int i = 0; i < 100; i += 2) {
            time.set(i);
            sink.frame("f" + i);
            time.set(i + 1);
            sink.frame("f" + (i + 1));

            assertThat(inbox.take(frame, 0)).isEqualTo(Inbox.Kind.FRAME);
            assertThat(frame.text()).isEqualTo("f" + i);
            assertThat(frame.arrivalNanos()).isEqualTo(i);
            assertThat(inbox.take(frame, 0)).isEqualTo(Inbox.Kind.FRAME);
            assertThat(frame.arrivalNanos()).isEqualTo(i + 1);
        }
    }

    @Test
    void fullQueueEndsAConnectionThatMayNotLose() {
        Inbox inbox = inbox(2, Overflow.DISCONNECT);
        StreamSink sink = inbox.begin();

        List<Boolean> taken = List.of(sink.frame("a"), sink.frame("b"), sink.frame("c"), sink.frame("d"));
        sink.ended(StreamEnd.closed(1000, ""));

        assertThat(taken).containsExactly(true, true, false, false);
        assertThat(drain(inbox)).containsExactly("a", "b", "ENDED 0", "NOTHING");
        assertThat(inbox.end().cause()).isEqualTo(StreamEnd.Cause.OVERFLOW);
        assertThat(inbox.dropped()).isZero();
    }

    @Test
    void fullQueueDropsTheOldestAndCountsWhereAllowed() {
        Inbox inbox = inbox(2, Overflow.DROP_OLDEST);
        StreamSink sink = inbox.begin();
        for (String text : List.of("a", "b", "c", "d", "e")) {
            assertThat(sink.frame(text)).isTrue();
        }

        assertThat(drain(inbox)).containsExactly("d", "e", "NOTHING");
        assertThat(inbox.dropped()).isEqualTo(3);
    }

    @Test
    void connectionBeforeIsNotHeardAnyMore() {
        Inbox inbox = inbox(4, Overflow.DISCONNECT);
        StreamSink old = inbox.begin();
        old.opened();
        old.frame("old");
        inbox.begin();

        old.opened();
        boolean taken = old.frame("late");
        old.ended(StreamEnd.closed(1000, ""));

        assertThat(taken).isFalse();
        assertThat(drain(inbox)).containsExactly("NOTHING");
    }

    @Test
    void nothingIsHeardAfterFinish() {
        Inbox inbox = inbox(4, Overflow.DISCONNECT);
        StreamSink sink = inbox.begin();
        sink.frame("a");

        inbox.finish();

        assertThat(sink.frame("b")).isFalse();
        assertThat(drain(inbox)).containsExactly("NOTHING");
    }

    @Test
    void takerThatWaitsIsWoken() throws Exception {
        Inbox inbox = new Inbox(1, Overflow.DISCONNECT, System::nanoTime);
        int rounds = 2_000;
        Semaphore taken = new Semaphore(0);
        Thread taker = new Thread(() -> {
            for (int i = 0; i < rounds && inbox.take(frame, WAIT_NANOS) == Inbox.Kind.FRAME; i++) {
                taken.release();
            }
        });
        taker.start();
        StreamSink sink = inbox.begin();

        for (int i = 0; i < rounds; i++) {
            sink.frame("f" + i);
            assertThat(taken.tryAcquire(60, TimeUnit.SECONDS)).as("round %d", i).isTrue();
        }

        taker.join();
    }

    private Inbox inbox(int frames, Overflow overflow) {
        return new Inbox(frames, overflow, time::get);
    }

    private List<String> drain(Inbox inbox) {
        List<String> words = new ArrayList<>();
        Inbox.Kind kind;
        do {
            kind = inbox.take(frame, 0);
            words.add(
                    switch (kind) {
                        case FRAME -> frame.text();
                        case ENDED -> "ENDED " + inbox.end().code();
                        default -> kind.name();
                    });
        } while (kind != Inbox.Kind.NOTHING);
        return words;
    }
}
