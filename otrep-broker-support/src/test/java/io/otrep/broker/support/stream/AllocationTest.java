package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the reader's hands to the protocol's, nothing is allocated beyond the frame itself. */
class AllocationTest {
    private static final int FRAMES = 200_000;

    @Test
    void frameCostsNoMoreThanItself() {
        StreamConfig config = MachineBench.config()
                .silence(SilenceRule.ANY, Duration.ofHours(1))
                .silence("trades", Duration.ofHours(1))
                .pingEvery(Duration.ofHours(1))
                .build();
        Counting protocol = new Counting();
        MachineBench bench = new MachineBench(config, protocol)
                .topics(MachineBench.TRADES)
                .start()
                .up();
        Inbox inbox = new Inbox(1024, Overflow.DISCONNECT, config.time());
        StreamSink sink = inbox.begin();
        StreamFrame frame = new StreamFrame();
        byte[] payload = {'x'};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = 0;

        for (int i = 0; i < 2 * FRAMES; i++) {
            if (i == FRAMES) {
                before = threads.getThreadAllocatedBytes(id);
            }
            sink.frame(payload);
            inbox.take(frame, 0);
            bench.machine.frame(frame);
            if (bench.machine.nextDueNanos() <= 0) {
                bench.machine.tick(0);
            }
        }
        long bytes = threads.getThreadAllocatedBytes(id) - before;

        assertThat(protocol.frames).isEqualTo(2L * FRAMES);
        assertThat(bytes).as("bytes for %d frames", FRAMES).isLessThan(FRAMES / 10);
    }

    private static final class Counting extends VenueProtocol {
        private long frames;

        Counting() {
            super(MachineBench.PLACE);
        }

        @Override
        public void onFrame(StreamFrame frame, StreamLink link) {
            if (link.phase() == StreamPhase.UP) {
                frames += frame.bytes().length;
                link.heard("trades");
            } else {
                super.onFrame(frame, link);
            }
        }
    }
}
