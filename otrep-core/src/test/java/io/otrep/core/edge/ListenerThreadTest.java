package io.otrep.core.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.EngineListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ListenerThreadTest {

    @Test
    void listenerIsToldInOrderAndWhatFindsNoPlaceIsCounted() throws InterruptedException {
        List<Long> heard = new CopyOnWriteArrayList<>();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ListenerThread thread = new ListenerThread(
                "otrep-listener-test",
                new EngineListener() {
                    @Override
                    public void onAnomaly(long timeNanos, String subject, String detail) {
                        heard.add(timeNanos);
                        entered.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        if (timeNanos == 1) {
                            throw new IllegalStateException("a listener that throws");
                        }
                    }
                },
                4);
        thread.onAnomaly(0, "", "");
        entered.await();

        for (int i = 1; i <= 10; i++) {
            thread.onAnomaly(i, "", "");
        }
        release.countDown();
        thread.close();

        assertThat(heard).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(thread.dropped()).isEqualTo(6);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("otrep-listener-test");
    }
}
