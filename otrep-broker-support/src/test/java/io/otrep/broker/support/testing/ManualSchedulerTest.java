package io.otrep.broker.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.support.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {
    private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    private final ManualScheduler scheduler = ManualScheduler.at(START);
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunInOrderOfTimeAtTheirTime() {
        scheduler.after(Duration.ofSeconds(2), () -> ran.add("b" + scheduler.now()));
        scheduler.after(Duration.ofSeconds(1), () -> {
            ran.add("a" + scheduler.now());
            scheduler.after(Duration.ofSeconds(1), () -> ran.add("c" + scheduler.now()));
        });

        scheduler.advance(Duration.ofSeconds(2));

        assertThat(ran)
                .containsExactly("a" + START.plusSeconds(1), "b" + START.plusSeconds(2), "c" + START.plusSeconds(2));
    }

    @Test
    void cancelledAndLaterTasksDoNotRun() {
        Scheduler.Scheduled cancelled = scheduler.after(Duration.ZERO, () -> ran.add("x"));
        scheduler.after(Duration.ofSeconds(3), () -> ran.add("y"));
        cancelled.cancel();

        scheduler.advance(Duration.ofSeconds(2));

        assertThat(ran).isEmpty();
        assertThat(scheduler.waiting()).isEqualTo(1);
        assertThat(scheduler.now()).isEqualTo(START.plusSeconds(2));
    }
}
