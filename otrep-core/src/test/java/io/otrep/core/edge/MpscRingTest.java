package io.otrep.core.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MpscRingTest {

    @Test
    void fullRingSaysNoAndKeepsItsHeadroom() {
        MpscRing<Integer> ring = new MpscRing<>(8);

        int taken = 0;
        while (ring.offer(taken, 3)) {
            taken++;
        }

        assertThat(taken).isEqualTo(5);
        assertThat(ring.offer(5, 0)).isTrue();
        assertThat(ring.size()).isEqualTo(6);
    }

    @Test
    void nothingIsLostOrDoubledAndEachProducerKeepsItsOrder() throws InterruptedException {
        int producers = 4;
        int each = 200_000;
        MpscRing<Long> ring = new MpscRing<>(64);
        CountDownLatch go = new CountDownLatch(1);
        Thread[] threads = new Thread[producers];
        for (int p = 0; p < producers; p++) {
            long mark = (long) p << 32;
            threads[p] = new Thread(() -> produce(ring, go, mark, each), "ring-producer-" + p);
            threads[p].start();
        }
        long[] last = new long[producers];
        Arrays.fill(last, -1);

        go.countDown();
        for (int taken = 0; taken < producers * each; ) {
            Long next = ring.poll();
            if (next == null) {
                Thread.onSpinWait();
                Thread.yield();
                continue;
            }
            int producer = (int) (next >>> 32);
            long number = next & 0xffffffffL;
            assertThat(number == last[producer] + 1)
                    .as("producer %d said %d after %d", producer, number, last[producer])
                    .isTrue();
            last[producer] = number;
            taken++;
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ring.poll()).isNull();
        assertThat(ring.isEmpty()).isTrue();
        assertThat(last).containsOnly(each - 1);
    }

    private static void produce(MpscRing<Long> ring, CountDownLatch go, long mark, int count) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < count; i++) {
            while (!ring.offer(mark | i, 0)) {
                Thread.yield();
            }
        }
    }
}
